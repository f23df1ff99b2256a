package dev.trestle.computed;

import dev.trestle.computed.failure.Failure;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.database.StatementBinder;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The cells of one column, by one statement each. Every method throws {@link HttpProblem} as {@link Database} does.
 *
 * @param <K> the key of a row
 */
final class Cells<K> {

    private static final String NOW = "SELECT pg_catalog.clock_timestamp()";

    /** The number of cells that one statement makes due again: it ends within the time limit, and writers wait for it shortly. */
    private static final int RETRIED = 10_000;

    private final ComputedTable<K> table;
    private final String name;
    private final Declaration declaration;
    private final Database database;
    private final CellSql sql;

    Cells(ComputedColumn<K, ?, ?> column, Database database) {
        this.table = column.table();
        this.name = column.name();
        this.declaration = column.declaration();
        this.database = database;
        this.sql = CellSql.of(table);
    }

    /** Whether {@link #claim} would look at some. */
    boolean areDue(int priority) {
        return database.one(sql.due(), binds -> {
            binds.text(declaration.column());
            binds.int4(declaration.options().version());
            binds.int4(priority);
        }, row -> row.bool(1));
    }

    /**
     * Takes cells that are due; no other server takes them for this time.
     *
     * @param limit their number
     * @param look how many are looked at, some of which may wait for others
     * @param priority the last one that is taken
     * @param gate the name of a limit whose pause holds them up
     */
    Claim<K> claim(int limit, int look, int priority, String gate, Duration lease) {
        int waits = table.key().size() + 5;
        List<Cell<K>> taken = new ArrayList<>();
        long waiting = database.all(sql.claim(), binds -> {
            binds.text(declaration.column());
            binds.int4(declaration.options().version());
            binds.int4(priority);
            binds.text(gate);
            binds.int4(look);
            binds.value(declaration.upstream(), PgCodecs.array(PgCodecs.TEXT));
            binds.int4(limit);
            binds.float8(seconds(lease));
            binds.text(declaration.column());
        }, row -> row.bool(waits) || !taken.add(cell(row)))
                .stream().filter(waited -> waited).count();
        return new Claim<>(List.copyOf(taken), waiting);
    }

    private Cell<K> cell(ResultRow row) throws SQLException {
        int key = table.key().size();
        return new Cell<>(table.reader().read(row), row.int8(key + 1), row.int4(key + 2), row.int4(key + 4), row.bool(key + 3));
    }

    /**
     * Takes cells of these rows, for a route that has written them.
     *
     * @param due whether cells are taken also if another transaction has entered them
     * @return in the order of the keys
     */
    List<Cell<K>> take(List<K> keys, boolean due, Duration lease) {
        List<Cell<K>> taken = database.all(sql.take(), binds -> {
            table.binder().bind(keys, binds);
            binds.text(declaration.column());
            binds.int4(declaration.options().version());
            binds.bool(due);
            binds.value(declaration.upstream(), PgCodecs.array(PgCodecs.TEXT));
            binds.float8(seconds(lease));
            binds.text(declaration.column());
        }, this::cell);
        Map<K, Integer> order = new HashMap<>();
        keys.forEach(key -> order.put(key, order.size()));
        return taken.stream().sorted(Comparator.comparingInt(cell -> order.getOrDefault(cell.key(), 0))).toList();
    }

    /** Cells that were taken, and the number of those that wait for others. */
    record Claim<K>(List<Cell<K>> taken, long waiting) {}

    /** Makes the cells of other columns of the same rows due, if they have waited. */
    void wake(List<K> keys, List<String> columns) {
        if (!keys.isEmpty() && !columns.isEmpty()) {
            database.execute(sql.wake(), binds -> {
                table.binder().bind(keys, binds);
                binds.value(columns, PgCodecs.array(PgCodecs.TEXT));
            });
        }
    }

    /** Keeps cells for this time; returns those that are still this server's. */
    List<Cell<K>> keep(List<Cell<K>> cells, Duration lease) {
        return hold(cells, lease, 0);
    }

    /** Lets any server take cells after this time, as if they had not been taken. */
    void release(List<Cell<K>> cells, Duration wait) {
        hold(cells, wait, -1);
    }

    private List<Cell<K>> hold(List<Cell<K>> cells, Duration time, int attempts) {
        return change(sql.hold(), cells, binds -> {
            binds.float8(seconds(time));
            binds.int4(attempts);
        });
    }

    /** Stores an error; the cells wait for their next attempt, or have failed. */
    void fail(List<Cell<K>> cells, Failure failure, boolean failed, Duration wait) {
        change(sql.fail(), cells, binds -> {
            binds.float8(seconds(wait));
            binds.bool(failed);
            binds.text(failure.type());
            binds.text(failure.message());
        }, binds -> binds.text(name));
    }

    /** Deletes the cells of rows that are gone. */
    void delete(List<Cell<K>> cells) {
        change(sql.delete(), cells, binds -> {});
    }

    private List<Cell<K>> change(String statement, List<Cell<K>> cells, StatementBinder binder) {
        return change(statement, cells, binder, binds -> {});
    }

    private List<Cell<K>> change(String statement, List<Cell<K>> cells, StatementBinder binder, StatementBinder last) {
        if (cells.isEmpty()) {
            return List.of();
        }
        Set<Long> changed = Set.copyOf(database.all(statement, binds -> {
            bind(cells, binds);
            binds.value(cells.stream().map(Cell::attempts).toList(), PgCodecs.array(PgCodecs.INT4));
            binds.text(declaration.column());
            binder.bind(binds);
            binds.text(declaration.column());
            last.bind(binds);
        }, row -> row.int8(1)));
        return cells.stream().filter(cell -> changed.contains(cell.generation())).collect(Collectors.toUnmodifiableList());
    }

    /** Binds arrays of keys and of generations. */
    void bind(List<Cell<K>> cells, Binds binds) throws SQLException {
        table.binder().bind(cells.stream().map(Cell::key).toList(), binds);
        binds.value(cells.stream().map(Cell::generation).toList(), PgCodecs.array(PgCodecs.INT8));
    }

    /** Makes failed cells due again, with all of their attempts; returns their number. */
    long retry() {
        Instant now = database.one(NOW, binds -> {}, row -> row.value(1, PgCodecs.TIMESTAMPTZ));
        long total = 0;
        long page = RETRIED;
        while (page == RETRIED) {
            page = database.execute(sql.retry(), binds -> {
                binds.text(declaration.column());
                binds.value(now, PgCodecs.TIMESTAMPTZ);
                binds.int4(RETRIED);
                binds.text(declaration.column());
            });
            total += page;
        }
        return total;
    }

    CellCounts count() {
        List<CellCounts.OfError> errors = database.all(sql.errors(), binds -> binds.text(declaration.column()),
                row -> new CellCounts.OfError(String.valueOf(row.textOrNull(1)), row.int8(2)));
        return database.one(sql.count(), binds -> {
            binds.int4(declaration.options().version());
            binds.value(declaration.upstream(), PgCodecs.array(PgCodecs.TEXT));
            binds.text(declaration.column());
        }, row -> CellCounts.read(row, errors));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
