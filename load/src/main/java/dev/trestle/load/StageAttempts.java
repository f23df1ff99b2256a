package dev.trestle.load;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.sql.UpsertSql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Inserts the rows of the temporary table into the table, those of each set of columns by a statement. */
final class StageAttempts extends Attempts {

    private final Connection connection;
    private final Database database;
    private final LoadTarget target;
    private final StagedRows rows;
    private final List<List<String>> sets;
    private final Refusals refusals;

    StageAttempts(
            Connection connection, Database database, LoadTarget target, StagedRows rows, List<List<String>> sets, Refusals refusals) {
        super(connection);
        this.connection = connection;
        this.database = database;
        this.target = target;
        this.rows = rows;
        this.sets = sets;
        this.refusals = refusals;
    }

    @Override
    Tally attempt(int from, int to) throws SQLException {
        Tally added = Tally.NOTHING;
        for (int set = 0; set < sets.size(); set++) {
            String sql = insert(sets.get(set));
            try (PreparedStatement statement = connection.prepareStatement(
                    target.mode() == LoadTarget.Mode.MERGE ? counted(sql, sets.get(set)) : sql)) {
                statement.setInt(1, from);
                statement.setInt(2, to);
                statement.setInt(3, set);
                added = added.plus(run(statement));
            }
        }
        return added;
    }

    private Tally run(PreparedStatement statement) throws SQLException {
        if (target.mode() != LoadTarget.Mode.MERGE) {
            return Tally.inserted(statement.executeLargeUpdate());
        }
        try (ResultSet counts = statement.executeQuery()) {
            counts.next();
            return new Tally(counts.getLong(1), counts.getLong(2), 0);
        }
    }

    private String insert(List<String> columns) {
        String list = String.join(", ", columns);
        return "INSERT INTO " + target.table() + (target.mode() == LoadTarget.Mode.MERGE ? " AS stored" : "")
                + (columns.isEmpty() ? "" : " (" + list + ")") + " SELECT " + list + " FROM " + rows.stage() + " WHERE " + StageLayout.ROW
                + " >= ? AND " + StageLayout.ROW + " < ? AND " + StageLayout.SET + " = ? ORDER BY " + StageLayout.ROW;
    }

    /** Where a row has nothing but its key, that is set to what it is. */
    private String counted(String insert, List<String> columns) {
        List<String> others = columns.stream().filter(column -> !target.key().contains(column)).toList();
        return "WITH merged AS (" + insert + " ON CONFLICT (" + String.join(", ", target.key()) + ") DO UPDATE SET "
                + (others.isEmpty() ? assigned(target.key(), column -> "stored." + column) : assigned(others, column -> "EXCLUDED." + column))
                + UpsertSql.MARK + " RETURNING (" + UpsertSql.UNMARKED + ") AS created)"
                + " SELECT count(*) FILTER (WHERE created), count(*) FILTER (WHERE NOT created) FROM merged";
    }

    private static String assigned(List<String> columns, Function<String, String> value) {
        return columns.stream().map(column -> column + " = " + value.apply(column)).collect(Collectors.joining(", "));
    }

    @Override
    int faulty(SQLException e, int from) {
        return -1;
    }

    @Override
    void refuse(int row, SQLException e) throws SQLException {
        refusals.add(rows.row(row), database.problem(e, target.insert(sets.stream().flatMap(List::stream).distinct().toList())), null);
    }
}
