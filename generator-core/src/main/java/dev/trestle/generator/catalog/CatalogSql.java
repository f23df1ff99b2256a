package dev.trestle.generator.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The statements that read the catalog; each stands in a file of its own beside this class. */
enum CatalogSql {
    TYPES("types.sql"),
    ENUM_LABELS("enum_labels.sql"),
    ATTRIBUTES("attributes.sql"),
    TABLES("tables.sql"),
    COLUMNS("columns.sql"),
    PRIMARY_KEYS("primary_keys.sql"),
    WRITES("writes.sql"),
    UNIQUE_INDEXES("unique_indexes.sql"),
    CONFLICT_RULES("conflict_rules.sql"),
    FUNCTIONS("functions.sql"),
    VIEW_TREES("view_trees.sql"),
    RULED_TABLES("ruled_tables.sql"),
    CHANGED_ROWS("changed_rows.sql"),
    HIDDEN_WRITES("hidden_writes.sql"),
    WEAK_COLUMNS("weak_columns.sql"),
    INHERITANCE("inheritance.sql"),
    UNIQUE_KEYS("unique_keys.sql"),
    EQUALITY_OPERATORS("equality_operators.sql"),
    HISTORY_KEYS("history_keys.sql"),
    FOREIGN_KEYS("foreign_keys.sql"),
    CONSTRAINTS("constraints.sql"),
    TYPE_COMMENTS("type_comments.sql"),
    OWN_CODE("own_code.sql");

    private final String file;

    CatalogSql(String file) {
        this.file = file;
    }

    /** Gives every row of the result to {@code reader}, in order. */
    void read(Connection connection, RowReader reader) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(text())) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private String text() {
        try (InputStream in = CatalogSql.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the row that the result stands on. */
    @FunctionalInterface
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
