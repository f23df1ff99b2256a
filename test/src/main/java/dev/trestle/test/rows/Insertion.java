package dev.trestle.test.rows;

import dev.trestle.runtime.postgres.Lender;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An INSERT of one row, with values as text. */
record Insertion(String name, Table table, Map<String, @Nullable String> values) implements Lender.Use<Row> {

    @Override
    public Row of(Connection connection) throws SQLException {
        List<String> columns = List.copyOf(values.keySet());
        try (PreparedStatement statement = connection.prepareStatement(sql(columns))) {
            for (int i = 0; i < columns.size(); i++) {
                // As Types.OTHER the text has the type of the cast.
                statement.setObject(i + 1, values.get(columns.get(i)), Types.OTHER);
            }
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new RowsException("a trigger or rule of " + name + " skipped the row", null);
                }
                return read(row);
            }
        }
    }

    private String sql(List<String> columns) {
        String into = "INSERT INTO " + table.name();
        return columns.isEmpty() ? into + " DEFAULT VALUES RETURNING *"
                : into + columns.stream().map(Insertion::quoted).collect(Collectors.joining(", ", " (", ")"))
                        + columns.stream().map(column -> "?::" + table.column(column).type()).collect(Collectors.joining(", ", " VALUES (", ")"))
                        + " RETURNING *";
    }

    private Row read(ResultSet row) throws SQLException {
        Map<String, @Nullable String> texts = new LinkedHashMap<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            texts.put(row.getMetaData().getColumnName(i), row.getString(i));
        }
        return new Row(name, texts);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
