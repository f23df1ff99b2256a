package dev.trestle.runtime.service;

import dev.trestle.runtime.routing.Routes;
import io.helidon.health.HealthCheck;
import java.util.List;

/** A part of a service besides its routes, such as background work; it starts and stops with the server. */
public interface ServerPart {

    /**
     * Prepares the start, when the server is made, and reads all keys of its configuration.
     *
     * @throws RuntimeException if the service cannot start; it is thrown to the code that makes the server
     */
    default void prepare() {}

    /**
     * Registers its own routes, once for each server.
     *
     * @param routes the routes; the caller ends them
     */
    default void routes(Routes routes) {}

    /**
     * Its checks of readiness and liveness.
     *
     * @return often empty
     */
    default List<HealthCheck> health() {
        return List.of();
    }

    /**
     * Whether everything exists that its routes and jobs need, such as its tables.
     *
     * @return false while they would fail
     */
    default boolean hasBegun() {
        return true;
    }

    /**
     * Starts, before the server accepts requests; the database need not be available yet. Exceptions are only logged.
     */
    default void start() {}

    /** Stops, after the last request, while the pools are still open; or when the server cannot be made. */
    default void stop() {}
}
