package dev.trestle.exports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Writes lines into a target, by a connection whose transaction is open.
 *
 * @param connection the target's
 * @param dialect the target's
 * @param timeout for one statement, where it is not the session that has it
 */
record TargetWriter(Connection connection, Dialect dialect, Duration timeout) {

    /** How many ids are looked for at once. */
    private static final int IDS = 100;

    /**
     * Writes lines, in their order.
     *
     * @throws SQLException what the target refuses, {@link Refused} for an update that does not find exactly one row, and
     *     where the target says that it stored none
     */
    void write(ExportSql sql, List<Line> lines) throws SQLException {
        if (sql.otherwise() != null) {
            for (Line line : lines) {
                int updated = one(sql.sql(), sql, line);
                require(sql, updated == 0 ? one(sql.otherwise(), sql, line) : updated);
            }
            return;
        }
        if (lines.size() == 1) {
            require(sql, one(sql.sql(), sql, lines.getFirst()));
            return;
        }
        boolean counted = true;
        for (int count : batch(sql, lines)) {
            if (count == Statement.SUCCESS_NO_INFO) {
                counted = false;
            } else {
                require(sql, count);
            }
        }
        if (!counted && sql.method() == ExportSql.Method.UPDATE) {
            // The driver does not say how many rows each updated; the same again, one by one, changes nothing but that.
            for (Line line : lines) {
                require(sql, one(sql.sql(), sql, line));
            }
        }
    }

    /** Those lines whose entries have not been written yet, as far as that can be told. */
    List<Line> missing(ExportSql sql, List<Line> lines) throws SQLException {
        String find = sql.find();
        if (find == null) {
            return lines;
        }
        List<Line> missing = new ArrayList<>();
        for (int from = 0; from < lines.size(); from += IDS) {
            List<Line> some = lines.subList(from, Math.min(from + IDS, lines.size()));
            // Nearly always there is none, and one look is enough.
            if (!isThere(find, some)) {
                missing.addAll(some);
            } else {
                for (Line line : some) {
                    if (!isThere(find, List.of(line))) {
                        missing.add(line);
                    }
                }
            }
        }
        return missing;
    }

    private boolean isThere(String find, List<Line> lines) throws SQLException {
        String any = String.join("\nUNION ALL\n", Collections.nCopies(lines.size(), find));
        try (PreparedStatement statement = prepare(any)) {
            for (int i = 0; i < lines.size(); i++) {
                new ValueSetter(statement, dialect).set(i + 1, id(lines.get(i)));
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private int one(String text, ExportSql sql, Line line) throws SQLException {
        try (PreparedStatement statement = prepare(text)) {
            bind(statement, sql, line);
            return statement.executeUpdate();
        }
    }

    private int[] batch(ExportSql sql, List<Line> lines) throws SQLException {
        try (PreparedStatement statement = prepare(sql.sql())) {
            for (Line line : lines) {
                bind(statement, sql, line);
                statement.addBatch();
            }
            return statement.executeBatch();
        }
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        if (dialect == Dialect.OTHER) {
            statement.setQueryTimeout(Math.toIntExact(Math.max(1, timeout.toSeconds())));
        }
        return statement;
    }

    private void bind(PreparedStatement statement, ExportSql sql, Line line) throws SQLException {
        ValueSetter setter = new ValueSetter(statement, dialect);
        int index = 0;
        for (Value value : line.values()) {
            setter.set(++index, value);
        }
        if (sql.find() != null) {
            setter.set(++index, id(line));
        }
    }

    private static Value id(Line line) {
        return new Value.Literal(line.id().toString());
    }

    private void require(ExportSql sql, int count) throws Refused {
        if (sql.method() == ExportSql.Method.UPDATE && count != 1) {
            throw new Refused("The update has to find one row of " + sql.table() + ", but found " + count);
        }
        // For MySQL a merge that changes nothing may have no row.
        boolean unchanged = sql.method() == ExportSql.Method.MERGE && dialect == Dialect.MYSQL;
        if (count == 0 && !unchanged) {
            throw new Refused("The target stored no row of " + sql.table() + ", without an error: one of its triggers or rules"
                    + " may have dropped it");
        }
    }
}
