package dev.trestle.maven;

import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Keeps what the database's tools tell of themselves out of a build's log, unless it is a debug log ({@code mvn -X}). */
final class QuietLogging {

    /** Maven's logger (slf4j-simple) reads these when a class first asks for one. */
    private static final String PREFIX = "org.slf4j.simpleLogger.log.";

    private static final List<String> LOGGERS = List.of("io.zonky.test", "org.flywaydb", "org.testcontainers", "tc");

    private QuietLogging() {}

    /** Sets levels that are not set on the command line. */
    static void set(Log log) {
        if (!log.isDebugEnabled()) {
            LOGGERS.stream()
                    .filter(logger -> System.getProperty(PREFIX + logger) == null)
                    .forEach(logger -> System.setProperty(PREFIX + logger, "error"));
        }
    }
}
