package dev.trestle.runtime.service;

import dev.trestle.runtime.routing.Routes;
import io.helidon.health.HealthCheck;
import java.util.List;

/** A part of a service beside its routes, such as one that works in the background; it lives as long as the server. */
public interface ServerPart {

    /**
     * Gets ready to start, when the server is made; all keys of its configuration are read then.
     *
     * @throws RuntimeException why the service cannot start; whoever makes the server gets it
     */
    default void prepare() {}

    /**
     * Registers routes of its own, once for each server.
     *
     * @param routes where to; whoever calls this ends it
     */
    default void routes(Routes routes) {}

    /**
     * What it needs to be ready or alive.
     *
     * @return often empty
     */
    default List<HealthCheck> health() {
        return List.of();
    }

    /**
     * Whether it has what its routes and jobs need, such as its tables.
     *
     * @return false while they would only fail
     */
    default boolean hasBegun() {
        return true;
    }

    /** Starts, before the server takes requests; the database need not be there yet. What it throws is only logged. */
    default void start() {}

    /** Stops, after the last request, while the pools are still open; or when the server cannot be made. */
    default void stop() {}
}
