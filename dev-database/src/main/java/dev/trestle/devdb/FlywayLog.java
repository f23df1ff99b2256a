package dev.trestle.devdb;

import org.flywaydb.core.api.logging.Log;
import org.flywaydb.core.api.logging.LogCreator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Flyway's log, two levels lower. Public because Flyway creates it by its name. */
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

        /** Logs a warning, such as a NOTICE of PostgreSQL. */
        @Override
        public void warn(String message) {
            logger.info(message);
        }

        /** Logs as detail, because errors are also thrown. */
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
