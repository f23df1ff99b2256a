package dev.trestle.computed.backfill;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How far the slowest replica is behind, by positions in the WAL that this server has seen: {@code pg_stat_replication.replay_lag} does not
 * grow while a replica does not answer. A role without the privileges of {@code pg_read_all_stats} sees no positions, and no lag.
 */
final class ReplicaLag {

    private static final System.Logger LOG = System.getLogger(ReplicaLag.class.getName());

    /** The position now, and that of the slowest replica; no row without replicas. Logical replication may acknowledge rarely. */
    private static final String POSITIONS = """
            SELECT pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), '0/0')::text, r.replayed::text
              FROM (SELECT pg_catalog.min(pg_catalog.pg_wal_lsn_diff(s.replay_lsn, '0/0')) AS replayed
                      FROM pg_catalog.pg_stat_replication AS s
                     WHERE s.state <> 'backup' AND NOT EXISTS (
                           SELECT FROM pg_catalog.pg_replication_slots AS l WHERE l.active_pid = s.pid AND l.slot_type = 'logical')) AS r
             WHERE r.replayed IS NOT NULL""";

    private static final String HIDDEN = "SELECT EXISTS (SELECT FROM pg_catalog.pg_stat_replication AS s WHERE s.state IS NULL)";

    private static final long PAUSE = Duration.ofMillis(500).toNanos();

    private static final int MOST = 1_000;

    private record Sample(long at, BigDecimal written) {}

    private record Positions(BigDecimal written, BigDecimal replayed) {}

    private final Database database;
    private final Duration longest;
    private final Deque<Sample> samples = new ArrayDeque<>();
    private long looked;
    private boolean checked;
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
        List<Positions> slowest = database.all(POSITIONS, binds -> {},
                row -> new Positions(new BigDecimal(row.text(1)), new BigDecimal(row.text(2))));
        if (!checked && database.one(HIDDEN, binds -> {}, row -> row.bool(1))) {
            LOG.log(Level.WARNING, "Backfills do not wait for replicas, as the role of the service does not see how far they are: grant it pg_read_all_stats");
        }
        checked = true;
        looked = now;
        if (slowest.isEmpty()) {
            samples.clear();
        }
        for (Positions positions : slowest) {
            if (samples.size() == MOST) {
                samples.removeLast();
            }
            samples.addLast(new Sample(now, positions.written));
            // What is replayed is not late any more.
            while (!samples.isEmpty() && samples.peekFirst().written.compareTo(positions.replayed) <= 0) {
                samples.removeFirst();
            }
        }
        tooLong = !samples.isEmpty() && now - samples.peekFirst().at > longest.toNanos();
        return tooLong;
    }
}
