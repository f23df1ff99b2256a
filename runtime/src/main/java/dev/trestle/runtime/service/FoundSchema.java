package dev.trestle.runtime.service;

import dev.trestle.runtime.postgres.Expected;
import dev.trestle.runtime.postgres.ExpectedTable;
import dev.trestle.runtime.postgres.ExpectedType;
import dev.trestle.runtime.postgres.Labels;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the catalog has of what generated code relies on.
 *
 * @param asked the names that were looked up
 * @param items by name, of those that there are: columns and attributes in their order, or labels
 * @param fields what their constraints are about
 */
record FoundSchema(Set<String> asked, Map<String, List<String>> items, ConstrainedFields fields) {

    static final FoundSchema NOTHING = new FoundSchema(Set.of(), Map.of(), new ConstrainedFields(Map.of()));

    /**
     * Columns of tables and attributes of composite types, and labels of enums, one a row; the names of both are given as
     * arrays. {@code unnest} stands alone because PostgreSQL takes several arrays only then.
     */
    private static final String SQL = """
            SELECT pg_catalog.concat_ws('.', n.nspname, c.relname) AS owner,
                   pg_catalog.concat(pg_catalog.quote_ident(a.attname), ' ',
                       pg_catalog.format_type(a.atttypid, a.atttypmod),
                       CASE WHEN a.attnotnull THEN ' not null' END) AS item,
                   a.attnum AS place
              FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
              JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
              JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT wanted.type, e.enumlabel, e.enumsortorder
              FROM unnest(?::text[]) AS wanted (type)
              JOIN pg_catalog.pg_type t ON t.typtype = 'e' AND pg_catalog.format_type(t.oid, NULL) = wanted.type
              JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid
             ORDER BY owner, place""";

    private static final String NOT_NULL = " not null";

    /** Asks the catalog. The search path is empty, so that every name outside pg_catalog comes qualified. */
    static FoundSchema read(Connection connection, Collection<Expected> expected, FoundSchema last) throws SQLException {
        Set<List<String>> relations = new LinkedHashSet<>();
        Set<String> enums = new LinkedHashSet<>();
        for (Expected one : expected) {
            switch (one) {
                case ExpectedTable table -> relations.add(List.of(table.schema(), table.name()));
                case ExpectedType type -> relations.add(List.of(type.schema(), type.name()));
                case Labels<?> labels -> enums.add(labels.type());
            }
        }
        List<String> schemas = relations.stream().map(List::getFirst).toList();
        List<String> names = relations.stream().map(List::getLast).toList();
        Map<String, List<String>> items = new HashMap<>();
        connection.setAutoCommit(false);
        try (Statement path = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            path.execute("SET LOCAL search_path = ''");
            statement.setArray(1, texts(connection, schemas));
            statement.setArray(2, texts(connection, names));
            statement.setArray(3, texts(connection, enums));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    items.computeIfAbsent(rows.getString(1), owner -> new ArrayList<>()).add(rows.getString(2));
                }
            }
            // Which takes longer, and only says less about errors when a constraint alone has changed since.
            ConstrainedFields fields = items.equals(last.items)
                    ? last.fields : ConstrainedFields.read(connection, schemas, names);
            return new FoundSchema(expected.stream().map(FoundSchema::name).collect(Collectors.toSet()), items, fields);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    static String name(Expected expected) {
        return switch (expected) {
            case ExpectedTable table -> table.schema() + "." + table.name();
            case ExpectedType type -> type.schema() + "." + type.name();
            case Labels<?> labels -> labels.type();
        };
    }

    /** The difference between the catalog and the expected schema, in words; empty if it fits, or was not looked up. */
    List<String> differences(Expected expected) {
        String name = name(expected);
        List<String> found = items.get(name);
        if (found == null) {
            return asked.contains(name) ? List.of("there is no " + kind(expected) + " " + name) : List.of();
        }
        return switch (expected) {
            case ExpectedTable table -> table.columns().stream()
                    .filter(column -> !found.contains(column) && !found.contains(column + NOT_NULL))
                    .map(column -> "table " + name + " has no column " + column)
                    .toList();
            case ExpectedType type -> {
                List<String> attributes = found.stream().map(item -> item.endsWith(NOT_NULL)
                        ? item.substring(0, item.length() - NOT_NULL.length()) : item).toList();
                yield attributes.equals(type.attributes()) ? List.of() : List.of("composite type " + name + " is ("
                        + String.join(", ", attributes) + "), not (" + String.join(", ", type.attributes()) + ")");
            }
            case Labels<?> labels -> found.stream()
                    .filter(label -> labels.find(label) == null)
                    .map(label -> "enum type " + name + " has the unknown label " + label)
                    .toList();
        };
    }

    private static String kind(Expected expected) {
        return switch (expected) {
            case ExpectedTable table -> "table";
            case ExpectedType type -> "composite type";
            case Labels<?> labels -> "enum type";
        };
    }
}
