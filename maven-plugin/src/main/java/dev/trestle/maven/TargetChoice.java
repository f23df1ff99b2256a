package dev.trestle.maven;

import java.nio.file.Path;
import java.util.Optional;

/** Where the catalog of a target of exports comes from, as parameters and folders say. */
sealed interface TargetChoice {

    /** The input of the generated files; empty if changes cannot be detected in advance. */
    Optional<Path> files();

    /** A file that {@code trestle:snapshot} wrote. */
    record Snapshot(Path file) implements TargetChoice {
        @Override
        public Optional<Path> files() {
            return Optional.of(file);
        }
    }

    /** A folder of Flyway migrations for PostgreSQL. */
    record Migrations(Path folder) implements TargetChoice {
        @Override
        public Optional<Path> files() {
            return Optional.of(folder);
        }
    }

    /**
     * The target itself.
     *
     * @param serverId the server in settings.xml with the user and password; empty if the URL has them, or none are
     *     needed
     */
    record Live(String url, Optional<String> serverId) implements TargetChoice {
        @Override
        public Optional<Path> files() {
            return Optional.empty();
        }

        /** The URL without its parameters and without who connects, either of which may have a password. */
        @Override
        public String toString() {
            return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
        }
    }
}
