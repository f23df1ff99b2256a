package dev.trestle.generator.target;

import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of a table as its driver describes them. */
record DriverColumns(DatabaseMetaData metadata) {

    /** In their order; none where there is no such table. */
    List<TargetColumn> of(TablePlace place) throws SQLException {
        List<TargetColumn> columns = new ArrayList<>();
        String schema = null;
        try (ResultSet rows =
                metadata.getColumns(place.catalog(), pattern(place.schema()), pattern(place.table()), null)) {
            while (rows.next()) {
                // A pattern may match more than its text: drivers look at it without case, or know no escape.
                String owner = rows.getString("TABLE_SCHEM");
                if (columns.isEmpty()) {
                    schema = owner;
                }
                if (rows.getString("TABLE_NAME").equals(place.table()) && Objects.equals(owner, schema)) {
                    columns.add(column(rows));
                }
            }
        }
        return columns;
    }

    private static TargetColumn column(ResultSet row) throws SQLException {
        boolean notNull = row.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls;
        boolean generated = "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
        String fallback = row.getString("COLUMN_DEF");
        // MariaDB says NULL of a column without a default that may be null.
        boolean filled = fallback != null && !fallback.equalsIgnoreCase("NULL")
                || "YES".equals(row.getString("IS_AUTOINCREMENT"));
        return new TargetColumn(
                row.getString("COLUMN_NAME"),
                row.getInt("DATA_TYPE"),
                row.getString("TYPE_NAME"),
                row.getInt("COLUMN_SIZE"),
                row.getInt("DECIMAL_DIGITS"),
                notNull,
                filled && !generated,
                generated);
    }

    /** A pattern that means this text. */
    private @Nullable String pattern(@Nullable String text) throws SQLException {
        String escape = metadata.getSearchStringEscape();
        return text == null || escape == null || escape.isEmpty()
                ? text
                : text.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
