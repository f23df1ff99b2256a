package dev.trestle.computed.backfill;

import dev.trestle.computed.backfill.Feed.Outcome;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.log.LogText;
import dev.trestle.runtime.worker.Worker;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Feeds the backfills of all columns of this server, in turn. Other servers do the same; each page is fed by one of them. */
public final class Feeder extends Worker {

    private static final System.Logger LOG = System.getLogger(Feeder.class.getName());

    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration BUSY = Duration.ofMillis(100);
    /** With few cells at a time. */
    private static final Duration SHORT = Duration.ofMillis(25);
    private static final Duration OUTAGE = Duration.ofSeconds(5);
    private static final long ADOPT = Duration.ofMinutes(1).toNanos();

    private static final String REPLICAS = "";

    /** A lock that is not free in time. */
    private static final String LOCKED = "55P03";

    /**
     * When backfills rest.
     *
     * @param poll how often to look for backfills
     * @param maxLag of the slowest replica
     * @param maxStore of the statements that store
     */
    public record Settings(Duration poll, Duration maxLag, Duration maxStore) {}

    private final List<Feed> feeds;
    private final Runs runs;
    private final Duration poll;
    private final Throttle throttle;
    private final Consumer<String> wakeColumn;
    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    private long adopted = System.nanoTime() - ADOPT;
    private final Set<String> troubled = new HashSet<>();
    private boolean failed;
    /** The last look found no backfill, and no column rests any more. */
    private boolean idle;

    /**
     * A feeder that has not been started.
     *
     * @param sources all computed columns of the service
     * @param requestsWait whether requests of this server wait for a connection
     * @param stores the times of this server's statements
     * @param isReady whether it may begin
     * @param wakeColumn called with the name of a column after cells were made
     */
    public Feeder(
            List<Source> sources, Database database, Settings settings, BooleanSupplier requestsWait, StoreTimes stores,
            BooleanSupplier isReady, Consumer<String> wakeColumn) {
        super("trestle-computed-backfill", isReady);
        this.feeds = sources.stream().map(source -> new Feed(source, database)).toList();
        this.runs = new Runs(database);
        this.poll = settings.poll.compareTo(IDLE) > 0 ? settings.poll : IDLE;
        this.throttle = new Throttle(new ReplicaLag(database, settings.maxLag), requestsWait, stores, settings.maxStore);
        this.wakeColumn = wakeColumn;
        // Until it is known which of them are paused.
        sources.forEach(source -> resting.add(source.name()));
    }

    /**
     * Whether the cells of the column's backfill are left alone now.
     *
     * @param column table and column, such as {@code film.summary}
     */
    public boolean rests(String column) {
        return resting.contains(column);
    }

    @Override
    protected Duration round() {
        try {
            Duration next = look();
            failed = false;
            return next;
        } catch (HttpProblem problem) {
            if (!failed) {
                LOG.log(Level.WARNING, () -> "Backfills wait for the database: " + problem.getMessage());
            }
            failed = true;
            return OUTAGE;
        }
    }

    private Duration look() {
        boolean adopt = System.nanoTime() - adopted > ADOPT;
        if (idle && !adopt && !runs.any()) {
            return poll;
        }
        List<Run> open = runs.open(feeds.stream().map(Feed::source).toList());
        List<String> cancelled = runs.cancelled(feeds.stream().map(feed -> feed.source().name()).toList());
        String reason = open.stream().anyMatch(Run::runs) ? reason() : null;
        if (adopt) {
            adopted = System.nanoTime();
        }
        Duration next = poll;
        for (Feed feed : feeds) {
            Run run = feed.of(open).orElse(null);
            Duration own = poll;
            try {
                if (cancelled.contains(feed.source().name())) {
                    feed.sweep(run != null);
                }
                own = step(feed, run, reason);
                if (adopt) {
                    feed.adopt();
                }
                troubled.remove(feed.source().name());
            } catch (RuntimeException e) {
                trouble(feed.source().name(), run, e);
            }
            next = own.compareTo(next) < 0 ? own : next;
        }
        idle = open.isEmpty() && cancelled.isEmpty() && resting.isEmpty();
        return next;
    }

    /** If it cannot be known, backfills go on. */
    private @Nullable String reason() {
        try {
            return throttle.reason();
        } catch (HttpProblem problem) {
            if (troubled.add(REPLICAS)) {
                LOG.log(Level.WARNING, () -> "The lag of replicas is not known, and backfills do not wait for them: " + problem.getMessage());
            }
            return null;
        }
    }

    /** Of one column: the backfills of the others go on. */
    private void trouble(String name, @Nullable Run run, RuntimeException e) {
        if (troubled.add(name)) {
            LOG.log(Level.WARNING, "The backfill of " + name + " waits", LogText.of(e));
        }
        if (run != null && run.runs()) {
            runs.waits(run, "error");
        }
    }

    private Duration step(Feed feed, @Nullable Run run, @Nullable String reason) {
        String name = feed.source().name();
        if (run != null && (!run.runs() || reason != null)) {
            resting.add(name);
        } else if (resting.remove(name)) {
            wakeColumn.accept(name);
        }
        if (run == null || !run.runs()) {
            return poll;
        }
        if (reason != null) {
            runs.waits(run, reason);
            return BUSY;
        }
        try {
            Outcome outcome = feed.feed(run);
            wakeColumn.accept(name);
            return switch (outcome) {
                case MORE -> Duration.ZERO;
                case LATER -> run.parallel() == null ? BUSY : SHORT;
                case ENDED -> poll;
            };
        } catch (HttpProblem problem) {
            if (problem.getCause() instanceof SQLException e && LOCKED.equals(e.getSQLState())) {
                // A writer has a cell of the page: it must not wait for this.
                runs.waits(run, "lock");
                return BUSY;
            }
            throw problem;
        }
    }
}
