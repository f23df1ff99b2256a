package dev.trestle.load;

import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.place.BodyRow;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows in the temporary table.
 *
 * @param stage its name
 */
record StagedRows(Connection connection, String stage) {

    private static final String COLUMNS = StageLayout.ROW + ", " + StageLayout.LINE + ", " + StageLayout.TEXT;

    /** The row of a number. */
    BodyRow row(int number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM " + stage + " WHERE " + StageLayout.ROW + " = ?")) {
            statement.setInt(1, number);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? row(rows) : BodyRow.at(number, 0);
            }
        }
    }

    private static BodyRow row(ResultSet rows) throws SQLException {
        String text = rows.getString(3);
        return new BodyRow(rows.getInt(1), rows.getInt(2), text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8),
                List.of(), List.of());
    }

    /** Refuses the rows whose key an earlier row has. */
    void refuseRepeated(List<String> key, Refusals refusals) throws SQLException {
        String columns = String.join(", ", key);
        List<Integer> repeated = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + COLUMNS + ", first FROM (SELECT " + COLUMNS
                + ", first_value(" + StageLayout.ROW + ") OVER (PARTITION BY " + columns + " ORDER BY " + StageLayout.ROW + ") AS first FROM "
                + stage + ") numbered WHERE " + StageLayout.ROW + " <> first ORDER BY " + StageLayout.ROW + " LIMIT ?")) {
            statement.setInt(1, refusals.left() + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    refusals.add(row(rows), repeated(rows.getInt(4)), null);
                    repeated.add(rows.getInt(1));
                }
            }
        }
        delete(repeated);
    }

    private static HttpProblem repeated(int first) {
        return HttpProblem.unprocessable(FieldError.of("", ErrorCode.REPEATED, "has the same key as /rows/" + first));
    }

    private void delete(List<Integer> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "DELETE FROM " + stage + " WHERE " + StageLayout.ROW + " = ANY (?)")) {
                statement.setArray(1, connection.createArrayOf("int4", numbers.toArray()));
                statement.executeUpdate();
            }
        }
    }
}
