package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Cancels jobs, on whichever server they run. */
final class Canceller {

    private final Database database;
    private final Attempts attempts;
    private final JobWaits waits;
    private final Function<String, Runner> runners;

    /** {@code runners} returns that of a route, or throws. */
    Canceller(Database database, Attempts attempts, JobWaits waits, Function<String, Runner> runners) {
        this.database = database;
        this.attempts = attempts;
        this.waits = waits;
        this.runners = runners;
    }

    /**
     * The job as it is now, cancelled or ended otherwise; empty if it is unknown.
     *
     * @throws HttpProblem 503 if its row is stored and this server does not know what is to be done with it then
     */
    Optional<JobState> cancel(UUID id) {
        Optional<JobState> cancelled = database.transaction(transaction -> cancel(transaction, id));
        if (cancelled.isEmpty()) {
            return new JobTable(database).find(id);
        }
        waits.wake(id);
        Attempt here = attempts.running().get(id);
        if (here != null) {
            here.stop(StopReason.CANCELLED);
        } else {
            StatementLock.cancelHolder(database, id);
        }
        return cancelled;
    }

    private Optional<JobState> cancel(Database transaction, UUID id) {
        Optional<Ended> cancelled = new JobTable(transaction).cancel(id);
        cancelled.filter(ended -> ended.row() != null).ifPresent(ended ->
                runners.apply(ended.state().route()).end(transaction, ended, JobProblem.cancelled()));
        return cancelled.map(Ended::state);
    }
}
