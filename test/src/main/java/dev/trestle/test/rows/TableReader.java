package dev.trestle.test.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a table from the catalog (PostgreSQL documentation, System Catalogs). */
final class TableReader {

    private static final String COLUMNS = sql("columns.sql");
    private static final String FOREIGN_KEYS = sql("foreign-keys.sql");
    private static final String CONSTRAINTS = sql("constraints.sql");
    private static final String TABLES = """
            SELECT c.oid::pg_catalog.regclass::text FROM pg_catalog.pg_class c
            WHERE c.relkind IN ('r', 'p') AND pg_catalog.pg_table_is_visible(c.oid)
            AND c.relnamespace <> 'pg_catalog'::pg_catalog.regnamespace ORDER BY 1""";

    private final Connection connection;

    TableReader(Connection connection) {
        this.connection = connection;
    }

    /** The table of this name, as SQL has it: perhaps with a schema. */
    Table read(String name) throws SQLException {
        String table = strings("SELECT pg_catalog.to_regclass(?)::text", name).get(0);
        if (table == null) {
            throw new RowsException("there is no table '" + name + "'; the tables are "
                    + String.join(", ", all(TABLES, row -> row.getString(1))), null);
        }
        String kind = strings("SELECT relkind::text FROM pg_catalog.pg_class WHERE oid = ?::pg_catalog.regclass", table).get(0);
        if (!"r".equals(kind) && !"p".equals(kind)) {
            throw new RowsException("'" + name + "' is no table; insert into the tables below it", null);
        }
        return new Table(
                table,
                all(COLUMNS, TableReader::column, table, table),
                all(FOREIGN_KEYS, row -> new ForeignKey(
                        row.getString("name"), list(row, "columns"), row.getString("referenced_table"), list(row, "referenced")), table),
                all(CONSTRAINTS, row -> new Constraint(row.getString("name"), list(row, "columns"), row.getString("definition"),
                        row.getBoolean("is_check")), table, table, table));
    }

    private static Column column(ResultSet row) throws SQLException {
        Column.Shape shape = new Column.Shape(row.getString("base"), row.getString("kind").charAt(0), row.getBoolean("is_array"),
                row.getInt("modifier"), list(row, "labels"));
        return new Column(row.getString("name"), row.getString("type"), shape, row.getBoolean("optional"),
                row.getBoolean("has_default"), row.getBoolean("generated"));
    }

    private List<@Nullable String> strings(String sql, String parameter) throws SQLException {
        List<@Nullable String> found = new ArrayList<>();
        found.addAll(all(sql, row -> new String[] {row.getString(1)}, parameter).stream().map(one -> one[0]).toList());
        return found;
    }

    @FunctionalInterface
    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, Read<T> read, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(read.from(row));
                }
            }
            return rows;
        }
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static String sql(String name) {
        try (InputStream in = TableReader.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
