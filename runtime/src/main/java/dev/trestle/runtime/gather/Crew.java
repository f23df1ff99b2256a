package dev.trestle.runtime.gather;

import dev.trestle.runtime.cancellation.Cancellation;
import dev.trestle.runtime.database.Database;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Threads that share parts; the first failure ends the work of all of them. */
final class Crew {

    private static final System.Logger LOG = System.getLogger(Crew.class.getName());

    private final Queue<Part<Database, ?>> waiting;
    private final AtomicInteger open;
    private final Queue<Cancellation> threads = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    /** {@code others} is the number of those that {@link #startBeside} starts. */
    Crew(List<Part<Database, ?>> parts, int others) {
        this.waiting = new ConcurrentLinkedQueue<>(parts);
        this.open = new AtomicInteger(parts.size() + others);
        if (open.get() == 0) {
            end.complete(null);
        }
    }

    /**
     * Starts a thread.
     *
     * @param database for this thread
     * @param work gets that database, with statements that end when the work of all ends
     */
    void start(Database database, Consumer<Database> work) {
        start(cancellation -> work.accept(database.cancelledBy(cancellation)));
    }

    /** Starts a thread for one part of other work. */
    void startBeside(Part<Cancellation, ?> part) {
        start(cancellation -> run(part, cancellation));
    }

    private void start(Consumer<Cancellation> work) {
        Cancellation cancellation = new Cancellation();
        threads.add(cancellation);
        if (end.isCompletedExceptionally()) {
            cancellation.cancel();
        }
        Thread.ofVirtual().name("trestle-gather").start(() -> {
            try {
                work.accept(cancellation);
            } catch (RejectedExecutionException e) {
                LOG.log(Level.DEBUG, "No connection is free; other threads run the parts", e);
            } catch (RuntimeException | Error e) {
                fail(e);
            }
        });
    }

    /** Runs parts until no part is left that another thread has not begun. */
    void work(Database database) {
        for (Part<Database, ?> part = next(); part != null; part = next()) {
            run(part, database);
        }
    }

    private <S> void run(Part<S, ?> part, S needed) {
        try {
            part.run(needed);
        } catch (RuntimeException | Error e) {
            // Before the transaction ends, which takes a while.
            fail(e);
            throw e;
        }
        if (open.decrementAndGet() == 0) {
            end.complete(null);
        }
    }

    private @Nullable Part<Database, ?> next() {
        return end.isDone() ? null : waiting.poll();
    }

    private void fail(Throwable e) {
        if (end.completeExceptionally(e)) {
            threads.forEach(Cancellation::cancel);
        }
    }

    /** Ends the work: its result is not used. */
    void cancel() {
        fail(new CancellationException("The work was cancelled"));
    }

    /** Waits until all parts are done, or one has failed; then throws what it threw. */
    void await() {
        try {
            end.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
