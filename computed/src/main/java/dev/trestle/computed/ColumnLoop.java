package dev.trestle.computed;

import dev.trestle.computed.failure.FailureLog;
import dev.trestle.computed.limit.Gate;
import dev.trestle.computed.limit.Turn;
import dev.trestle.computed.limit.Turns;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.worker.Worker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Computes the values of one column on this server: takes cells that are due, and computes them on other threads. */
final class ColumnLoop<K, I, V> extends Worker {

    private static final System.Logger LOG = System.getLogger(ColumnLoop.class.getName());

    /** Beyond the cells that can be computed now, while many wait for others. */
    private static final int LOOK = 500;

    /** The priority of rows that were written. */
    private static final int WRITTEN = 0;

    /** The last priority of rows that were written, or are computed from those of a backfill. */
    static final int BEFORE_BACKFILLS = 1;

    /** The longest wait for a turn: less than the time for which calls for backfills leave it to others. */
    private static final Duration TURN = Duration.ofSeconds(1);

    private final ComputedColumn<K, I, V> column;
    private final ColumnRows<K, I, V> rows;
    private final ComputedConfig config;
    private final BooleanSupplier fits;
    private final Gate gate;
    private final IntSupplier priority;
    private final List<String> dependents;
    private final Runnable wakeDependents;
    private final FailureLog failures;
    private final Semaphore slots;
    /** Of the calls that requests wait for, beside those of the rounds. */
    private final Semaphore requested;
    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private final OutagePause outage;
    private boolean waited;

    /**
     * A loop that has not been started.
     *
     * @param isReady whether it may begin
     * @param fits whether the schema has what the column relies on
     * @param gate of the calls of the function
     * @param priority the last one that may be computed now
     * @param dependents the columns of the same table that are computed from this one
     * @param wakeDependents called after some values were stored
     */
    ColumnLoop(
            ColumnRows<K, I, V> rows, ComputedConfig config, BooleanSupplier isReady, BooleanSupplier fits,
            Gate gate, IntSupplier priority, List<String> dependents, Runnable wakeDependents) {
        super("trestle-computed-" + rows.column().name(), isReady);
        this.column = rows.column();
        this.rows = rows;
        this.config = config;
        this.fits = fits;
        this.gate = gate;
        this.priority = priority;
        this.dependents = dependents;
        this.wakeDependents = wakeDependents;
        this.failures = new FailureLog(column.name());
        this.slots = new Semaphore(config.parallel());
        this.requested = new Semaphore(config.parallel());
        this.outage = new OutagePause(config.pollInterval());
    }

    @Override
    protected Duration round() {
        int free = slots.availablePermits();
        if (free == 0 || !fits.getAsBoolean()) {
            return config.pollInterval();
        }
        Duration rest = outage.rest();
        if (!rest.isZero()) {
            return rest;
        }
        int last = priority.getAsInt();
        try (Turns turns = turns(free, last)) {
            if (turns.number() == 0) {
                outage.end();
                return turns.waitOr(config.pollInterval().compareTo(TURN) < 0 ? config.pollInterval() : TURN);
            }
            int wanted = turns.number() * column.options().batch();
            long asked = System.nanoTime();
            Cells.Claim<K> claim = rows.cells().claim(
                    wanted, waited ? wanted + LOOK : wanted, last, gate.name(), Taken.lease(column.options()));
            Duration search = Duration.ofNanos(System.nanoTime() - asked);
            waited = claim.waiting() > 0;
            if (claim.taken().isEmpty()) {
                outage.end();
            }
            begin(calls(claim.taken()), turns);
            return claim.taken().size() + claim.waiting() < wanted ? idle(search) : Duration.ZERO;
        } catch (RuntimeException e) {
            pause(e);
            return outage.rest();
        }
    }

    /** Takes turns only if there is something to compute, as other columns and servers also need them. */
    private Turns turns(int free, int last) {
        if (!gate.isLimited()) {
            return gate.free(free);
        }
        if (rows.cells().areDue(WRITTEN)) {
            return gate.take(free);
        }
        return rows.cells().areDue(last) ? gate.takeForBackfill(free) : gate.free(0);
    }

    /** A search among very many cells that are due later takes a tenth of the time at most. */
    private Duration idle(Duration search) {
        Duration rest = search.multipliedBy(10);
        return rest.compareTo(config.pollInterval()) > 0 ? rest : config.pollInterval();
    }

    /** As many calls as there are turns; the other cells are for any server, instead of waiting here until their time is over. */
    private void begin(List<List<Cell<K>>> calls, Turns turns) {
        int number = turns.number();
        for (List<Cell<K>> together : calls.subList(0, Math.min(number, calls.size()))) {
            slots.acquireUninterruptibly();
            Turn turn = turns.next();
            Thread thread = Thread.ofVirtual().name("trestle-computed-attempt-" + column.name())
                    .unstarted(() -> compute(together, turn));
            running.add(thread);
            thread.start();
        }
        rows.cells().release(calls.stream().skip(number).flatMap(List::stream).toList(), Duration.ZERO);
    }

    /** Which cells are computed by one call. */
    private List<List<Cell<K>>> calls(List<Cell<K>> taken) {
        List<List<Cell<K>>> calls = new ArrayList<>();
        List<Cell<K>> usual = new ArrayList<>();
        for (Cell<K> cell : taken) {
            if (cell.isSuspect(column.options())) {
                calls.add(List.of(cell));
            } else {
                usual.add(cell);
            }
        }
        int batch = column.options().batch();
        for (int from = 0; from < usual.size(); from += batch) {
            calls.add(usual.subList(from, Math.min(usual.size(), from + batch)));
        }
        return calls;
    }

    private void compute(List<Cell<K>> together, Turn turn) {
        try {
            if (attempt(rows, together, turn)) {
                wakeDependents.run();
            }
        } finally {
            slots.release();
            running.remove(Thread.currentThread());
            wake();
        }
    }

    /** Whether some values were stored. */
    private boolean attempt(ColumnRows<K, I, V> by, List<Cell<K>> together, Turn turn) {
        Taken<K> taken = new Taken<>(by, failures, together);
        Storing<K> storing = new Storing<>(by, dependents, taken, Storing.TIME);
        try {
            new Attempt<>(by, failures, taken, storing, gate, turn).run();
            outage.end();
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> "A computation of " + column.name() + " was interrupted, as the server stops");
        } catch (RuntimeException e) {
            pause(e);
        }
        return storing.stored() > 0;
    }

    ComputedColumn<K, I, V> column() {
        return column;
    }

    void wakeDependents() {
        wakeDependents.run();
    }

    /** Takes the cells of rows that a request has written. */
    List<Cell<K>> take(Database transaction, List<K> keys) {
        return new Cells<>(column, transaction).take(keys, true, Taken.lease(column.options()));
    }

    /** Leaves cells to any server. */
    void release(List<Cell<K>> taken) {
        new Taken<>(rows, failures, taken).release(Duration.ZERO);
        wake();
    }

    /**
     * Begins to compute cells that a request has taken.
     *
     * @param end when calls that have not begun are left to the rounds, by {@link System#nanoTime}
     * @param followed what follows
     * @return the threads that compute
     */
    List<Thread> compute(List<Cell<K>> taken, long end, Followed<K> followed) {
        List<Thread> threads = calls(taken).stream().map(together -> Thread.ofVirtual().name("trestle-computed-request-" + column.name())
                .unstarted(() -> computeRequested(together, end, followed))).toList();
        running.addAll(threads);
        threads.forEach(Thread::start);
        return threads;
    }

    private List<Cell<K>> kept(List<Cell<K>> together, Turn turn) {
        try {
            return rows.cells().keep(together, Taken.lease(column.options()));
        } catch (HttpProblem problem) {
            turn.unused();
            release(together);
            throw problem;
        }
    }

    private void computeRequested(List<Cell<K>> together, long end, Followed<K> followed) {
        boolean mine = false;
        try {
            mine = requested.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            Turn turn = mine ? gate.await(end, TURN) : null;
            if (turn == null) {
                release(together);
            } else {
                // It may have waited for longer than other servers leave them to it.
                attempt(rows.followedBy(followed), kept(together, turn), turn);
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, () -> "A computation of " + column.name() + " did not begin, as the server stops");
            release(together);
        } catch (RuntimeException e) {
            pause(e);
        } finally {
            if (mine) {
                requested.release();
            }
            followed.ended();
            running.remove(Thread.currentThread());
        }
    }

    /** For all values, as no row is at fault. */
    private void pause(RuntimeException e) {
        boolean isFirst = outage.begin();
        if (!(e instanceof HttpProblem)) {
            LOG.log(Level.ERROR, "Values of " + column.name() + " cannot be computed", LogText.of(e));
        } else if (isFirst) {
            LOG.log(Level.WARNING, () -> "Values of " + column.name() + " wait for the database: " + e.getMessage());
        }
    }

    /** Ends the round and the computations that run; their functions are interrupted. */
    @Override
    public void interrupt() {
        super.interrupt();
        running.forEach(Thread::interrupt);
    }

    /** Waits for the round and the computations that run. */
    @Override
    public boolean awaitEnd(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean ended = super.awaitEnd(time);
        for (Thread thread : running) {
            ended &= thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
        return ended;
    }
}
