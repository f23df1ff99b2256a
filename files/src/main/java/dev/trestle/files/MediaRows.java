package dev.trestle.files;

import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Asks which files the rows name. */
final class MediaRows {

    private final DataSource pool;
    private final List<MediaColumn> columns;

    /** The list may grow. */
    MediaRows(DataSource pool, List<MediaColumn> columns) {
        this.pool = pool;
        this.columns = columns;
    }

    /** Those of the keys that stand in none of the columns, their own or another. */
    List<MediaKey> unnamed(List<MediaKey> keys) throws SQLException {
        Map<String, MediaKey> byName = HashMap.newHashMap(keys.size());
        keys.forEach(key -> byName.put(key.toString(), key));
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement all = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(sql())) {
                // A row that a policy hides would look as if it were not there; now that is an error.
                all.execute("SET LOCAL row_security = off");
                statement.setArray(1, connection.createArrayOf("text", byName.keySet().toArray()));
                return names(statement).stream().map(byName::get).toList();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static List<String> names(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private String sql() {
        StringBuilder sql = new StringBuilder("SELECT wanted.key FROM unnest(?::text[]) AS wanted (key)");
        String before = " WHERE ";
        for (MediaColumn column : columns) {
            sql.append(before).append("NOT EXISTS (SELECT FROM ").append(column.table())
                    .append(" AS named WHERE named.").append(column.column()).append("::text = wanted.key)");
            before = " AND ";
        }
        return sql.toString();
    }
}
