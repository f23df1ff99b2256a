package dev.trestle.maven;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a backfill is: a row of {@code trestle.backfill_progress}.
 *
 * @param state running, paused, stopped, cancelled or done
 * @param waitsFor why it does not go on although it runs: rate, replica, connections, stores, lock, dependents, limit or error
 * @param stopReason the error that stopped it
 * @param done rows that need no more work
 * @param total rows of the table, as estimated at the start
 * @param failed rows whose function has failed
 * @param perSecond rows of the last seconds
 * @param left the time that it probably takes still
 * @param servedAgo the time since a server looked at it; empty if none has
 * @param took the time from its start until now, or until its end
 */
record BackfillProgress(String name, State state, Optional<String> waitsFor, Optional<String> stopReason, long done, long total, long failed,
        int percent, Optional<Double> perSecond, Optional<Duration> left, Optional<Duration> servedAgo, Duration took) {

    /** The states of the table {@code trestle.backfill}. */
    enum State { RUNNING, PAUSED, STOPPED, CANCELLED, DONE }

    /** A server looks at it each second. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Whether it runs, and no server has looked at it for some time. */
    boolean isAlone() {
        return isRunning() && servedAgo.orElse(took).compareTo(SILENCE) > 0;
    }
}
