package dev.trestle.devdb;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flyway's log, two levels down: what it says of every run is detail here. Public because Flyway makes it by name. */
public final class FlywayLog implements LogCreator {

    @Override
    public Log createLogger(Class<?> logging) {
        return new Quiet(LoggerFactory.getLogger(logging));
    }

    private record Quiet(Logger logger) implements Log {
        @Override
        public void debug(String message) {
            logger.trace(message);
        }

        @Override
        public void info(String message) {
            logger.debug(message);
        }

        @Override
        public void notice(String message) {
            logger.debug(message);
        }

        /** Such as a NOTICE of PostgreSQL. */
        @Override
        public void warn(String message) {
            logger.info(message);
        }

        /** What is wrong is thrown, too. */
        @Override
        public void error(String message) {
            logger.debug(message);
        }

        @Override
        public void error(String message, Exception thrown) {
            logger.debug(message, thrown);
        }
    }
}
