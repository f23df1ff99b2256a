package dev.trestle.computed.limit;

import dev.trestle.runtime.HttpProblem;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each call of one column's function passes: its limit, or only the pause of a column without one. Every method throws
 * {@link HttpProblem} for an error of the database.
 */
public final class Gate {

    /** Beyond the time limit of a call, for what happens around it. */
    private static final Duration AROUND = Duration.ofSeconds(20);

    private final @Nullable Limits limits;
    private final String column;
    private final @Nullable ComputedLimit limit;
    private final Duration lease;

    /**
     * A gate of the limits of this database.
     *
     * @param column table and column, such as {@code film.summary}
     * @param limit of the column; null for none
     * @param timeout of a call
     */
    public Gate(Limits limits, String column, @Nullable ComputedLimit limit, Duration timeout) {
        this.limits = limits;
        this.column = column;
        this.limit = limit;
        this.lease = timeout.plus(AROUND);
    }

    private Gate(String column) {
        this.limits = null;
        this.column = column;
        this.limit = null;
        this.lease = AROUND;
    }

    /** A gate that counts no calls and has no pauses, for a process that is no server. */
    public static Gate open(String column) {
        return new Gate(column);
    }

    /** Whether the number of calls is limited; else only pauses hold calls up. */
    public boolean isLimited() {
        return limit != null;
    }

    /** The name of the limit, or of the column. */
    public String name() {
        return limit == null ? column : limit.name();
    }

    /** Takes up to so many turns. */
    public Turns take(int wanted) {
        return take(wanted, false);
    }

    /**
     * Waits for a turn.
     *
     * @param end of the wait, by {@link System#nanoTime}
     * @param pause the longest one before the next question
     * @return null if there was none until then
     * @throws InterruptedException while it waits
     */
    public @Nullable Turn await(long end, Duration pause) throws InterruptedException {
        while (true) {
            try (Turns turns = take(1)) {
                if (turns.number() > 0) {
                    return turns.next();
                }
                Duration left = Duration.ofNanos(end - System.nanoTime());
                if (!left.isPositive()) {
                    return null;
                }
                Thread.sleep(turns.waitOr(left.compareTo(pause) < 0 ? left : pause));
            }
        }
    }

    /** Takes up to so many turns, for rows of a backfill: calls for rows that were written now come first. */
    public Turns takeForBackfill(int wanted) {
        return take(wanted, true);
    }

    private Turns take(int wanted, boolean forBackfill) {
        if (limits == null) {
            return free(wanted);
        }
        List<Turns> turns = limits.take(name(), wanted, lease, forBackfill);
        if (!turns.isEmpty()) {
            return turns.getFirst();
        }
        if (limit == null) {
            return free(wanted);
        }
        // An operator deleted it.
        limits.declare(limit);
        return limits.take(name(), wanted, lease, forBackfill).stream().findFirst().orElseGet(() -> free(0));
    }

    /** Turns that are not counted. */
    public Turns free(int wanted) {
        return new Turns(null, name(), wanted, List.of(), Turns.UNKNOWN);
    }

    /** No server begins a call for this time. */
    public void pause(Duration time, String cause) {
        if (limits != null) {
            limits.pause(name(), time, cause);
        }
    }
}
