package dev.trestle.computed.backfill;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How far the slowest replica is behind, by positions in the WAL that this server has seen: {@code pg_stat_replication.replay_lag} does not
 * grow while a replica does not answer. A role without the privileges of {@code pg_read_all_stats} sees no positions, and no lag.
 */
final class ReplicaLag {

    /** The position now, and that of the slowest replica; an empty database has one as well. */
    private static final String POSITIONS = """
            SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '0/0')::text,
                   (SELECT pg_catalog.min(pg_catalog.pg_wal_lsn_diff(r.replay_lsn, '0/0'))
                      FROM pg_catalog.pg_stat_replication AS r WHERE r.state <> 'backup')::text""";

    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private record Sample(long at, BigDecimal written) {}

    private record Positions(BigDecimal written, BigDecimal replayed) {}

    private final Database database;
    private final Duration longest;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long looked;
    private boolean tooLong;

    /**
     * Has seen nothing yet.
     *
     * @param longest the lag beyond which it is too long
     */
    ReplicaLag(Database database, Duration longest) {
        this.database = database;
        this.longest = longest;
        this.looked = System.nanoTime() - PAUSE;
    }

    /**
     * Looks, at most twice a second.
     *
     * @throws HttpProblem for an error of the database
     */
    boolean isTooLong() {
        long now = System.nanoTime();
        if (now - looked < PAUSE) {
            return tooLong;
        }
        Positions positions = database.one(POSITIONS, binds -> {}, row -> {
            BigDecimal written = new BigDecimal(row.text(1));
            String replayed = row.textOrNull(2);
            return new Positions(written, replayed == null ? written : new BigDecimal(replayed));
        });
        looked = now;
        samples.addLast(new Sample(now, positions.written));
        // What is replayed is not late any more.
        while (!samples.isEmpty() && samples.peekFirst().written.compareTo(positions.replayed) <= 0) {
            samples.removeFirst();
        }
        tooLong = !samples.isEmpty() && now - samples.peekFirst().at > longest.toNanos();
        return tooLong;
    }
}
