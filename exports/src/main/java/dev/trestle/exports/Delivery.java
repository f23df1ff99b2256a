package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.log.LogText;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One round of deliveries to a target: entries that are due go into it in one transaction. Where the target refuses
 * that, they go in halves, and halves of these, until what is at fault stands alone.
 */
final class Delivery {

    private static final System.Logger LOG = System.getLogger(Delivery.class.getName());
    private static final Duration SOON = Duration.ofMillis(100);

    private final Target target;
    private final Map<String, Export<?>> exports;
    private final EntryTable entries;
    private final Connection connection;
    private final long deadline;

    private final List<Long> delivered = new ArrayList<>();
    private final Set<String> heldLanes = new HashSet<>();
    private @Nullable SQLException away;
    private boolean unfit;

    private Delivery(Target target, Map<String, Export<?>> exports, EntryTable entries, Connection connection) {
        this.target = target;
        this.exports = exports;
        this.entries = entries;
        this.connection = connection;
        this.deadline = System.nanoTime() + target.statementTimeout().toNanos();
    }

    /** How a round ended. */
    enum End {
        /** There may be more to deliver. */
        MORE,
        /** All that was due is delivered, or another server sees to it. */
        NOTHING,
        /** The target takes nothing now. */
        AWAY
    }

    private record Parcel(Entry entry, ExportSql sql, Line line) {}

    /**
     * Delivers what is due, at most the target's number of entries.
     *
     * @throws HttpProblem if the service's own database is away
     * @throws SQLException if the target cannot be reached
     */
    static End round(Target target, Map<String, Export<?>> exports, Database source) throws SQLException {
        try (Connection connection = target.connect()) {
            if (!target.fits(connection)) {
                return End.AWAY;
            }
            connection.setAutoCommit(false);
            return source.transaction(transaction ->
                    deliver(target, exports, new EntryTable(transaction), connection));
        }
    }

    private static End deliver(
            Target target, Map<String, Export<?>> exports, EntryTable entries, Connection connection) {
        if (!entries.lock(target.name(), target.longestIdle())) {
            return End.NOTHING;
        }
        int limit = target.options().batchSize();
        List<Entry> due = entries.due(target.name(), exports.keySet(), limit);
        Delivery delivery = new Delivery(target, exports, entries, connection);
        delivery.deliver(delivery.parcels(due));
        if (!delivery.delivered.isEmpty()) {
            entries.delete(delivery.delivered);
        }
        if (delivery.away != null) {
            target.awayInStatement(delivery.away);
            return End.AWAY;
        }
        if (delivery.unfit) {
            return End.AWAY;
        }
        target.took();
        return due.size() == limit ? End.MORE : End.NOTHING;
    }

    /** What of the entries can be read; the others are at fault. */
    private List<Parcel> parcels(List<Entry> due) {
        List<Parcel> parcels = new ArrayList<>();
        for (Entry entry : due) {
            Export<?> export = exports.get(entry.export());
            if (export == null || isHeld(entry)) {
                continue;
            }
            try {
                List<Value> values = export.values(entry.json());
                if (export.changesKey(entry.lane(), values)) {
                    bury(entry, entry.attempts() + 1, "The hook returned another key than that of the row, which decides the order of entries");
                } else {
                    parcels.add(new Parcel(entry, export.sql(), new Line(entry.entryId(), values)));
                }
            } catch (HttpProblem problem) {
                fail(entry, "The entry cannot be read by this version of the service: " + Reasons.of(problem), false);
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "An entry of " + entry.export() + " cannot be read", LogText.of(e));
                fail(entry, "The entry cannot be read; see the log of the service", false);
            }
        }
        return parcels;
    }

    private boolean isHeld(Entry entry) {
        return entry.lane() != null && heldLanes.contains(entry.lane());
    }

    private boolean isOver() {
        return away != null || unfit || System.nanoTime() - deadline > 0;
    }

    private void deliver(List<Parcel> parcels) {
        List<Parcel> open = parcels.stream().filter(parcel -> !isHeld(parcel.entry)).toList();
        if (open.isEmpty() || isOver()) {
            return;
        }
        try {
            write(open);
            open.forEach(parcel -> delivered.add(parcel.entry.id()));
        } catch (SQLException e) {
            refused(open, e);
        }
    }

    /** In one transaction; the last look at the lock keeps a server that stood still from delivering out of turn. */
    private void write(List<Parcel> parcels) throws SQLException {
        try {
            TargetWriter writer = target.writer(connection);
            int from = 0;
            while (from < parcels.size()) {
                ExportSql sql = parcels.get(from).sql;
                int to = from;
                List<Line> lines = new ArrayList<>();
                while (to < parcels.size() && parcels.get(to).sql == sql) {
                    lines.add(parcels.get(to).line);
                    to++;
                }
                List<Line> missing = writer.missing(sql, lines);
                if (!missing.isEmpty()) {
                    writer.write(sql, missing);
                }
                from = to;
            }
            entries.fence();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            undo(e);
            throw e;
        }
    }

    private void undo(Exception why) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection has gone, and the transaction with it.
            why.addSuppressed(e);
        }
    }

    private void refused(List<Parcel> parcels, SQLException e) {
        Trouble trouble = Trouble.of(e, target.dialect());
        switch (trouble.kind()) {
            case AWAY -> away = e;
            case SUSPECT -> {
                if (looksFit()) {
                    atFault(parcels, trouble, e);
                }
            }
            case AGAIN, FAULT -> atFault(parcels, trouble, e);
        }
    }

    private boolean looksFit() {
        try {
            unfit = !target.look(connection);
            connection.rollback();
            return !unfit;
        } catch (SQLException e) {
            away = e;
            return false;
        }
    }

    private void atFault(List<Parcel> parcels, Trouble trouble, SQLException e) {
        if (parcels.size() > 1) {
            int half = parcels.size() / 2;
            deliver(parcels.subList(0, half));
            deliver(parcels.subList(half, parcels.size()));
            return;
        }
        Entry entry = parcels.getFirst().entry;
        LOG.log(Level.WARNING, () -> "Entry " + entry.entryId() + " of " + entry.export() + " for " + target.name()
                + " failed: " + LogText.of(e.getMessage()));
        fail(entry, trouble.reason(), trouble.kind() == Trouble.Kind.AGAIN);
    }

    private void fail(Entry entry, String reason, boolean soon) {
        int attempt = entry.attempts() + 1;
        if (attempt >= target.options().attempts()) {
            bury(entry, attempt, reason);
        } else {
            fail(entry, reason, false, soon ? SOON : target.options().backoffAfter(attempt));
        }
    }

    private void bury(Entry entry, int attempt, String reason) {
        fail(entry, reason, true, Duration.ZERO);
        LOG.log(Level.ERROR, () -> "Entry " + entry.entryId() + " of " + entry.export() + " for " + target.name()
                + " is a dead letter after " + attempt + (attempt == 1 ? " attempt: " : " attempts: ") + LogText.of(reason));
    }

    private void fail(Entry entry, String reason, boolean dead, Duration wait) {
        entries.fail(entry, reason, dead, wait);
        if (entry.lane() != null) {
            heldLanes.add(entry.lane());
        }
    }
}
