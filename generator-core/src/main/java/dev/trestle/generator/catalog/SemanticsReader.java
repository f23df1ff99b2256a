package dev.trestle.generator.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@link Semantics} from {@code pg_catalog}, with a fixed number of statements. */
public final class SemanticsReader {

    private final Map<Long, Function> functions = new HashMap<>();
    private final Map<Long, String> viewTrees = new HashMap<>();
    private final Set<Long> ruledTables = new HashSet<>();
    private final Set<Long> changedRows = new HashSet<>();
    private final Map<Long, Integer> hiddenWrites = new HashMap<>();
    private final Map<Long, Set<Integer>> weakColumns = new HashMap<>();
    private final Set<Long> parents = new HashSet<>();
    private final Set<Long> children = new HashSet<>();
    private final Map<Long, Map<Integer, Long>> keyColumns = new LinkedHashMap<>();
    private final Map<Long, Long> keyTables = new HashMap<>();
    private final Set<Long> otherCollation = new HashSet<>();
    private final Map<Long, Set<Long>> equality = new HashMap<>();
    private final Map<Long, Set<Integer>> historyKeys = new HashMap<>();
    private final Map<Long, Map<String, ForeignKey>> foreignKeys = new HashMap<>();

    private SemanticsReader() {}

    /**
     * Reads all of it. The connection must not be within a transaction; it is left as it was.
     *
     * @throws SQLException when the database fails
     */
    public static Semantics read(Connection connection) throws SQLException {
        SemanticsReader reader = new SemanticsReader();
        try (UndoneTransaction transaction = UndoneTransaction.begin(connection)) {
            transaction.execute("set transaction read only");
            transaction.execute("set local search_path = ''");
            CatalogSql.FUNCTIONS.read(connection, reader::function);
            CatalogSql.VIEW_TREES.read(
                    connection, row -> reader.viewTrees.put(row.getLong("ev_class"), row.getString("tree")));
            CatalogSql.RULED_TABLES.read(connection, row -> reader.ruledTables.add(row.getLong("ev_class")));
            CatalogSql.CHANGED_ROWS.read(connection, row -> reader.changedRows.add(row.getLong("parent")));
            CatalogSql.HIDDEN_WRITES.read(
                    connection, row -> reader.hiddenWrites.put(row.getLong("oid"), row.getInt("bits")));
            CatalogSql.WEAK_COLUMNS.read(connection, row -> reader.weakColumns
                    .computeIfAbsent(row.getLong("attrelid"), table -> new HashSet<>())
                    .add(row.getInt("attnum")));
            CatalogSql.INHERITANCE.read(connection, row -> {
                reader.children.add(row.getLong("inhrelid"));
                reader.parents.add(row.getLong("inhparent"));
            });
            CatalogSql.UNIQUE_KEYS.read(connection, reader::keyColumn);
            CatalogSql.EQUALITY_OPERATORS.read(connection, row -> reader.equality
                    .computeIfAbsent(row.getLong("amopopr"), operator -> new HashSet<>())
                    .add(row.getLong("amopfamily")));
            CatalogSql.HISTORY_KEYS.read(connection, row -> reader.historyKeys
                    .computeIfAbsent(row.getLong("oid"), function -> new HashSet<>())
                    .add(row.getInt("number")));
            CatalogSql.FOREIGN_KEYS.read(connection, reader::foreignKey);
        }
        return reader.build();
    }

    private void function(ResultSet row) throws SQLException {
        functions.put(row.getLong("oid"), new Function(
                row.getString("proname"),
                row.getString("arguments"),
                row.getBoolean("built_in"),
                row.getBoolean("strict"),
                row.getBoolean("volatile")));
    }

    private void foreignKey(ResultSet row) throws SQLException {
        ForeignKey key = new ForeignKey(row.getString("conname"), row.getLong("confrelid"), row.getBoolean("cascades"),
                Map.of(row.getString("attname"), row.getString("referenced")));
        foreignKeys.computeIfAbsent(row.getLong("conrelid"), table -> new LinkedHashMap<>()).merge(key.name(), key, ForeignKey::and);
    }

    private void keyColumn(ResultSet row) throws SQLException {
        long index = row.getLong("indexrelid");
        keyTables.put(index, row.getLong("indrelid"));
        keyColumns.computeIfAbsent(index, key -> new LinkedHashMap<>())
                .put(row.getInt("attnum"), row.getLong("opcfamily"));
        if (!row.getBoolean("own_collation")) {
            otherCollation.add(index);
        }
    }

    private Semantics build() {
        Map<Long, List<UniqueKey>> keys = new HashMap<>();
        keyColumns.forEach((index, families) -> {
            if (!otherCollation.contains(index)) {
                keys.computeIfAbsent(keyTables.get(index), table -> new ArrayList<>()).add(new UniqueKey(families));
            }
        });
        Map<Long, List<ForeignKey>> references = new HashMap<>();
        foreignKeys.forEach((table, own) -> references.put(table, List.copyOf(own.values())));
        return new Semantics(
                functions, viewTrees, ruledTables, changedRows, hiddenWrites, weakColumns, parents, children, keys, equality,
                historyKeys, references);
    }
}
