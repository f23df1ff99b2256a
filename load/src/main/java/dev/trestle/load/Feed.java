package dev.trestle.load;

import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.database.Database;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Hands chunks to a thread that stores them, while this one reads on. That thread has the connection, and only from the first
 * chunk on: a small body has arrived by then. All of its statements are of whole chunks, so that none waits for a client.
 */
final class Feed {

    private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(1);
    private final Cancellation cancellation = new Cancellation();
    private final CompletableFuture<Tally> result = new CompletableFuture<>();

    /** What is handed over. */
    sealed interface Item permits Chunk, End {}

    /** The end: of all rows, or because the rest cannot be read. */
    private record End(boolean complete) implements Item {}

    /** Undoes the transaction. */
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;

        Abandoned() {
            super(null, null, false, false);
        }
    }

    private Feed() {}

    /**
     * Stores chunks.
     *
     * @param database lends the connection
     * @param store of the chunks, on another thread
     * @param reading hands over the chunks
     * @return the result of the store, after the commit
     */
    static Tally run(Database database, Store.Begin store, Consumer<? super Feed> reading) {
        Feed feed = new Feed();
        database.forClient(feed.cancellation::cancel,
                () -> feed.run(database.cancelledBy(feed.cancellation), store, () -> reading.accept(feed)));
        return feed.result.join();
    }

    private void run(Database database, Store.Begin begin, Runnable reading) {
        Thread thread = Thread.ofVirtual().name("trestle-load").start(() -> work(database, begin));
        boolean complete = false;
        try {
            reading.run();
            put(new End(true));
            complete = true;
            await();
        } finally {
            if (!complete) {
                // The chunk that is being stored may wait for a lock.
                cancellation.cancel();
                items.clear();
                items.add(new End(false));
            }
            join(thread);
        }
    }

    private void work(Database database, Store.Begin begin) {
        try {
            Item first = next();
            if (first instanceof End end && !end.complete()) {
                throw new Abandoned();
            }
            result.complete(database.connected(connection -> {
                Store store = begin.on(connection);
                Item item = first;
                for (; item instanceof Chunk chunk; item = next()) {
                    store.store(chunk);
                    chunk.end();
                }
                if (item instanceof End end && !end.complete()) {
                    throw new Abandoned();
                }
                return store.end();
            }));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        } finally {
            // Whoever waits for room goes on, and then sees the result.
            items.clear();
        }
    }

    private Item next() {
        try {
            return items.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Hands over a chunk, when there is room; throws what the store has thrown. */
    void put(Item item) {
        if (result.isDone()) {
            await();
        }
        try {
            items.put(item);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("A load was interrupted", e);
        }
    }

    private void await() {
        try {
            result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The connection is back in its pool when this returns. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
