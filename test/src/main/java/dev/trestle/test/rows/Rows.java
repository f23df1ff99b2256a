package dev.trestle.test.rows;

import dev.trestle.runtime.postgres.Lender;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random rows. They satisfy foreign keys, by rows of the referenced tables that are used again or made; and CHECK, unique and exclusion
 * constraints, by values that are tried. Columns with a default are left to it; a nullable column is null in some rows.
 *
 * <pre>{@code
 * Row film = rows.insert("film");
 * List<Row> prints = rows.of("print").of(film).with("format", "DCP").insert(3);
 * }</pre>
 *
 * <p>The values of a test are the same in each run with the same seed, {@code -Dtrestle.test.seed}, as long as it makes the same rows in the
 * same order, and what is stored before is the same. The seed is printed if the test fails. Only for one thread. All methods throw
 * {@link RowsException} if a row cannot be made.
 */
public final class Rows {

    private final Lender connections;
    private final long seed;
    private final Random random;
    private final Map<String, Table> tables = new HashMap<>();
    private final Map<String, List<Row>> made = new HashMap<>();

    /**
     * Makes rows by these connections.
     *
     * @param seed of the random values; messages have it
     * @param test a name: tests with the same seed have other values
     */
    public Rows(Lender connections, long seed, String test) {
        this.connections = connections;
        this.seed = seed;
        this.random = new Random(seed * 31 + test.hashCode());
    }

    /** Inserts a row. */
    public Row insert(String table) {
        return of(table).insert();
    }

    /** Inserts several rows. */
    public List<Row> insert(String table, int count) {
        return of(table).insert(count);
    }

    /**
     * Begins rows with given values.
     *
     * @param table its name, as SQL has it: perhaps with a schema
     */
    public NewRow of(String table) {
        return new NewRow(this, table);
    }

    Row insert(String table, Map<String, @Nullable String> given) {
        return insert(table, given, List.of());
    }

    private Row insert(String name, Map<String, @Nullable String> given, List<String> around) {
        Table table = table(name);
        given.keySet().forEach(table::column);
        Draft.Parents parents = new Draft.Parents() {
            @Override
            public @Nullable Row find(ForeignKey key, Map<String, @Nullable String> fixed, boolean isNew) {
                return parent(table, key, fixed, isNew, around);
            }

            @Override
            public void forget(ForeignKey key) {
                made.remove(key.table());
            }
        };
        Row row = new Draft(table, given, random, parents).store(name, connections, seed);
        made.computeIfAbsent(table.name(), key -> new ArrayList<>()).add(row);
        return row;
    }

    /** A row that a foreign key can refer to; null if there is none, because its table is being made already. */
    private @Nullable Row parent(
            Table child, ForeignKey key, Map<String, @Nullable String> fixed, boolean isNew, List<String> around) {
        List<Row> fitting = made.getOrDefault(key.table(), List.of()).stream()
                .filter(row -> fixed.entrySet().stream().allMatch(one -> one.getValue() != null
                        && one.getValue().equals(row.texts().get(one.getKey()))))
                .toList();
        if (!isNew && !fitting.isEmpty()) {
            return fitting.get(random.nextInt(fitting.size()));
        }
        List<String> inside = new ArrayList<>(around);
        inside.add(child.name());
        return inside.contains(key.table()) ? null : insert(key.table(), fixed, inside);
    }

    Map<String, @Nullable String> reference(String table, Row parent) {
        String referenced = table(parent.table()).name();
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        for (ForeignKey key : table(table).foreignKeys()) {
            for (int i = 0; key.table().equals(referenced) && i < key.columns().size(); i++) {
                values.put(key.columns().get(i), parent.texts().get(key.referenced().get(i)));
            }
        }
        if (values.isEmpty()) {
            throw new RowsException(table + " has no foreign key to " + parent.table(), null);
        }
        return values;
    }

    private Table table(String name) {
        return tables.computeIfAbsent(name, key -> {
            try {
                return connections.lend(connection -> new TableReader(connection).read(key));
            } catch (SQLException e) {
                throw new RowsException("the table '" + key + "' cannot be read: " + e.getMessage(), e);
            }
        });
    }
}
