package dev.trestle.devdb;

import java.util.concurrent.atomic.AtomicInteger;

/** The module's embedded server: started when first asked for, stopped as the JVM ends. */
final class TestServer {

    private static final TestServer INSTANCE = new TestServer();

    private final AtomicInteger databases = new AtomicInteger();
    private final DevDatabase server;

    private TestServer() {
        try {
            server = DevDatabase.start(new DatabaseSettings.Embedded());
        } catch (DevDatabaseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A new, empty database. */
    static DevDatabase empty() throws Exception {
        return INSTANCE.server.createDatabase("test_" + INSTANCE.databases.incrementAndGet(), "template0");
    }
}
