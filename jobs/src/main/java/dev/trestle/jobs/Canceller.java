package dev.trestle.jobs;

import dev.trestle.runtime.Database;
import java.util.Optional;
import java.util.UUID;

/** Cancels jobs, on whichever server they run. */
final class Canceller {

    private final Database database;
    private final JobTable jobs;
    private final Attempts attempts;

    Canceller(Database database, Attempts attempts) {
        this.database = database;
        this.jobs = new JobTable(database);
        this.attempts = attempts;
    }

    /** The job as it is now, cancelled or ended otherwise; empty if it is unknown. */
    Optional<JobState> cancel(UUID id) {
        Optional<JobState> cancelled = jobs.cancel(id);
        if (cancelled.isEmpty()) {
            return jobs.find(id);
        }
        Attempt here = attempts.running().get(id);
        if (here != null) {
            here.stop(StopReason.CANCELLED);
        } else {
            StatementLock.cancelHolder(database, id);
        }
        return cancelled;
    }
}
