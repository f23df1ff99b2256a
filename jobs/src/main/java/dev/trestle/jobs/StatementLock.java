package dev.trestle.jobs;

import dev.trestle.runtime.database.Database;
import java.util.UUID;

/**
 * The advisory lock that a job's transaction holds (PostgreSQL, chapter 13.3.5). It tells any server which connection to
 * cancel, whichever server's that is, and keeps two servers from running the statement of one job at once.
 */
final class StatementLock {

    private static final String TAKE = "SELECT pg_catalog.pg_advisory_xact_lock(?)";

    private static final String CANCEL = "SELECT pg_catalog.pg_cancel_backend(pid)";
    private static final String TERMINATE = "SELECT pg_catalog.pg_terminate_backend(pid)";

    /** pg_locks shows the key as its two halves, and the kind with one key as 1. */
    private static final String HOLDER = """

              FROM pg_catalog.pg_locks
             WHERE locktype = 'advisory' AND granted AND objsubid = 1
               AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
               AND (classid::bigint << 32 | objid::bigint) = ?""";

    private StatementLock() {}

    /** Waits for its owner; the end of the transaction releases it. */
    static void take(Database transaction, UUID job) {
        transaction.all(TAKE, binds -> binds.int8(key(job)), row -> job);
    }

    /**
     * Cancels the statement that the job's transaction runs, if it runs one. Where that has just ended, the connection's
     * next statement may be hit; it is one of another job, which is then tried again.
     */
    static void cancelHolder(Database database, UUID job) {
        database.all(CANCEL + HOLDER, binds -> binds.int8(key(job)), row -> job);
    }

    /** Ends the connection of a server that is thought dead, and so its transaction, which may even be idle. */
    static void expelHolder(Database database, UUID job) {
        database.all(TERMINATE + HOLDER, binds -> binds.int8(key(job)), row -> job);
    }

    private static long key(UUID job) {
        return job.getMostSignificantBits() ^ job.getLeastSignificantBits();
    }
}
