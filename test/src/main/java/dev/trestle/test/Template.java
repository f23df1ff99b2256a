package dev.trestle.test;

import dev.trestle.devdb.DevDatabase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/** A database with the migrations, and the copies of it that were made in advance. */
final class Template {

    /** Each takes 8 MB on the disk; more classes than this rarely start at once. */
    private static final int SPARE = 2;

    private final TestServer server;
    private final String name;
    private final BlockingQueue<CompletableFuture<DevDatabase>> spare = new LinkedBlockingQueue<>();

    Template(TestServer server, String name) {
        this.server = server;
        this.name = name;
        for (int i = 0; i < SPARE; i++) {
            prepare();
        }
    }

    private void prepare() {
        spare.add(CompletableFuture.supplyAsync(() -> server.copy(name), server.background()));
    }

    /** A copy, usually one that is there already. */
    Clone take() {
        // First, so that there is one for each of the callers that come at the same time.
        prepare();
        CompletableFuture<DevDatabase> next = spare.remove();
        try {
            DevDatabase copy = next.join();
            return new Clone(copy.jdbcUrl(), () -> server.background().execute(() -> server.drop(copy)));
        } catch (CompletionException e) {
            throw e.getCause() instanceof TestSetupException cause ? cause : e;
        }
    }
}
