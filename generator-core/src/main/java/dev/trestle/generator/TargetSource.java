package dev.trestle.generator;

import java.nio.file.Path;

/** Where the catalog of a target of exports comes from. */
public sealed interface TargetSource {

    /** A file that says what the target's tables were like when it was written. */
    record Snapshot(Path file) implements TargetSource {}

    /**
     * The target itself. That it is away is the user's to mend, and reported.
     *
     * @param display what messages call it, such as {@code jdbc:sqlite:warehouse.db}; without a password
     * @param connection opened only if a route exports into the target
     */
    record Live(String display, ConnectionSource connection) implements TargetSource {}

    /**
     * A database that is made for the run and has the target's schema. That it fails ends the run, as for the database of
     * the routes.
     *
     * @param folder of its migrations
     * @param connection opened only if a route exports into the target
     */
    record Made(Path folder, ConnectionSource connection) implements TargetSource {}
}
