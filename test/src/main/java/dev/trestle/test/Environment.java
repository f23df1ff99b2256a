package dev.trestle.test;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the tests of one scope share: a database, and the service on it, once a test needs that. */
final class Environment implements AutoCloseable {

    private final TestedService definition;
    private final Clone clone;
    private final TestDatabase database;
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable RunningService service;

    Environment(TestedService definition, Clone clone, Class<?> testClass) {
        this.definition = definition;
        this.clone = clone;
        this.database = new TestDatabase(clone.jdbcUrl(), testClass);
    }

    TestedService definition() {
        return definition;
    }

    TestDatabase database() {
        return database;
    }

    RunningService service() {
        starting.lock();
        try {
            if (service == null) {
                service = RunningService.start(definition, database);
            }
            return service;
        } finally {
            starting.unlock();
        }
    }

    @Override
    public void close() {
        try {
            if (service != null) {
                service.close();
            }
        } finally {
            clone.close();
        }
    }
}
