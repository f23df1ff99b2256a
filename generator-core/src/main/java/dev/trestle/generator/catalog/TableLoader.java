package dev.trestle.generator.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code pg_class}, {@code pg_attribute} and {@code pg_constraint}. */
final class TableLoader {

    private final Map<Long, PgType> types;
    private final Map<Long, List<Column>> columns = new HashMap<>();
    private final Map<Long, List<String>> primaryKeys = new HashMap<>();
    private final Map<Long, Map<Write, Reach>> reaches = new HashMap<>();
    private final Map<Long, Map<String, UniqueIndex>> uniqueIndexes = new HashMap<>();
    private final Set<Long> ruled = new HashSet<>();
    private final List<Table> tables = new ArrayList<>();

    private TableLoader(Map<Long, PgType> types) {
        this.types = types;
    }

    /** All tables, by schema and name. */
    static List<Table> load(Connection connection, Map<Long, PgType> types) throws SQLException {
        TableLoader loader = new TableLoader(types);
        CatalogSql.COLUMNS.read(connection, loader::column);
        CatalogSql.PRIMARY_KEYS.read(connection, loader::keyColumn);
        CatalogSql.WRITES.read(connection, loader::writes);
        CatalogSql.UNIQUE_INDEXES.read(connection, loader::indexColumn);
        CatalogSql.CONFLICT_RULES.read(connection, row -> loader.ruled.add(row.getLong("ev_class")));
        CatalogSql.TABLES.read(connection, loader::table);
        return loader.tables;
    }

    private void column(ResultSet row) throws SQLException {
        PgType type = type(row.getLong("atttypid")).declared(row.getInt("attndims"));
        Column column = new Column(
                row.getInt("attnum"),
                row.getString("attname"),
                row.getString("sql"),
                type,
                row.getInt("atttypmod"),
                row.getString("type_text"),
                row.getBoolean("not_null"),
                row.getBoolean("has_default"),
                identity(row.getString("attidentity")),
                generation(row.getString("attgenerated")),
                Optional.ofNullable(row.getString("description")));
        columns.computeIfAbsent(row.getLong("attrelid"), oid -> new ArrayList<>()).add(column);
    }

    private void keyColumn(ResultSet row) throws SQLException {
        primaryKeys.computeIfAbsent(row.getLong("conrelid"), oid -> new ArrayList<>()).add(row.getString("attname"));
    }

    private void writes(ResultSet row) throws SQLException {
        Map<Write, Reach> reach = new EnumMap<>(Write.class);
        for (Write write : Write.values()) {
            boolean byCode = write.isIn(row.getInt("by_code"));
            boolean withoutRow = write.isIn(row.getInt("returns_nothing"));
            boolean possible = write.isIn(row.getInt("possible"));
            reach.put(write, withoutRow ? Reach.CODE_WITHOUT_ROW
                    : !possible ? Reach.NONE
                    : byCode ? Reach.CODE : Reach.DIRECT);
        }
        reaches.put(row.getLong("oid"), reach);
    }

    private void indexColumn(ResultSet row) throws SQLException {
        String column = row.getString("attname");
        UniqueIndex index = new UniqueIndex(
                row.getString("relname"),
                column == null ? List.of() : List.of(column),
                row.getString("obstacle"),
                row.getBoolean("nulls_conflict"));
        uniqueIndexes.computeIfAbsent(row.getLong("indrelid"), oid -> new LinkedHashMap<>())
                .merge(index.name(), index, UniqueIndex::and);
    }

    private void table(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        TableKind kind = kind(row.getString("relkind"));
        tables.add(new Table(
                oid,
                row.getString("nspname"),
                row.getString("relname"),
                row.getString("sql"),
                kind,
                List.copyOf(columns.getOrDefault(oid, List.of())),
                List.copyOf(primaryKeys.getOrDefault(oid, List.of())),
                Map.copyOf(reaches.getOrDefault(oid, everywhere(stored(kind) ? Reach.DIRECT : Reach.NONE))),
                List.copyOf(uniqueIndexes.getOrDefault(oid, Map.of()).values()),
                ruled.contains(oid),
                Optional.ofNullable(row.getString("description"))));
    }

    private static boolean stored(TableKind kind) {
        return kind == TableKind.TABLE || kind == TableKind.PARTITIONED_TABLE;
    }

    private static Map<Write, Reach> everywhere(Reach reach) {
        return Map.of(Write.INSERT, reach, Write.UPDATE, reach, Write.DELETE, reach);
    }

    private PgType type(long oid) {
        PgType type = types.get(oid);
        if (type == null) {
            throw new IllegalStateException("a column has a type that pg_type does not show: " + oid);
        }
        return type;
    }

    private static Identity identity(String letter) {
        return switch (letter) {
            case "a" -> Identity.ALWAYS;
            case "d" -> Identity.BY_DEFAULT;
            default -> Identity.NONE;
        };
    }

    private static Generation generation(String letter) {
        return switch (letter) {
            case "s" -> Generation.STORED;
            case "v" -> Generation.VIRTUAL;
            default -> Generation.NONE;
        };
    }

    private static TableKind kind(String letter) {
        return switch (letter) {
            case "p" -> TableKind.PARTITIONED_TABLE;
            case "f" -> TableKind.FOREIGN_TABLE;
            case "v" -> TableKind.VIEW;
            case "m" -> TableKind.MATERIALIZED_VIEW;
            default -> TableKind.TABLE;
        };
    }
}
