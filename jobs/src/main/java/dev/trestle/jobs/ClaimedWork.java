package dev.trestle.jobs;

import dev.trestle.runtime.database.Database;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Work of an attempt in a transaction of its job. */
record ClaimedWork(Attempt attempt, Database database) {

    /** Works in a transaction that can be found to cancel the job; empty, and undone, if the claim is lost. */
    <T> Optional<T> run(Function<Database, T> step) {
        Claim claim = attempt.claim();
        if (claim.attempt() > 1) {
            // A server that was thought dead may still hold the lock, though its work can no longer take effect.
            StatementLock.expelHolder(database, claim.id());
        }
        try {
            return Optional.of(database.transaction(attempt.timeout(), transaction -> {
                StatementLock.take(transaction, claim.id());
                // Whoever cancels the job does so first and looks for the lock then, so one of the two sees the other.
                require(new JobTable(transaction).holds(claim));
                return step.apply(transaction);
            }));
        } catch (ClaimGone e) {
            return Optional.empty();
        }
    }

    /** Stores what the work has counted: now, not with the end of the job, whose transaction may have an older snapshot. */
    void storeProgress() {
        new ProgressTable(database).store(List.of(attempt));
    }

    /** Undoes the transaction unless the claim holds. */
    static void require(boolean holds) {
        if (!holds) {
            throw new ClaimGone();
        }
    }

    /** Of a job that was cancelled or taken over. */
    private static final class ClaimGone extends RuntimeException {
        private static final long serialVersionUID = 1;

        ClaimGone() {
            super(null, null, false, false);
        }
    }
}
