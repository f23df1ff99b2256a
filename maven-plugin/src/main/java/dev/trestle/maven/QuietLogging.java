package dev.trestle.maven;

import java.util.List;

/**
 * Keeps what the database's tools log of themselves out of a build's log, while this is open. Maven's logger (slf4j-simple)
 * reads these levels when a class first asks for its logger; so those of other plugins, which ask at other times, keep
 * theirs. Levels that are set on the command line stay.
 */
final class QuietLogging implements AutoCloseable {

    private static final String PREFIX = "org.slf4j.simpleLogger.log.";

    private final List<String> set;

    QuietLogging() {
        this.set = List.of("io.zonky.test", "org.testcontainers", "tc").stream()
                .map(logger -> PREFIX + logger)
                .filter(property -> System.getProperty(property) == null)
                .toList();
        set.forEach(property -> System.setProperty(property, "error"));
    }

    @Override
    public void close() {
        set.forEach(System::clearProperty);
    }
}
