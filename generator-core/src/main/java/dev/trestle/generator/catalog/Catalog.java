package dev.trestle.generator.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the database holds, but for system and temporary schemas and what belongs to extensions. Immutable. */
public final class Catalog {

    private final int serverVersion;
    private final List<Table> tables;
    private final Map<Long, PgType> types;
    private final Map<QualifiedName, Table> byName = new LinkedHashMap<>();
    private final Map<Long, Table> byOid = new LinkedHashMap<>();

    /**
     * A catalog of these tables and types.
     *
     * @param serverVersion {@code server_version_num}, such as 180006
     * @param tables by schema and name, in Unicode order
     * @param types every type that a column has or could have, by oid
     */
    public Catalog(int serverVersion, List<Table> tables, Map<Long, PgType> types) {
        this.serverVersion = serverVersion;
        this.tables = List.copyOf(tables);
        this.types = Collections.unmodifiableMap(new LinkedHashMap<>(types));
        for (Table table : tables) {
            byName.put(new QualifiedName(table.schema(), table.name()), table);
            byOid.put(table.oid(), table);
        }
    }

    /** {@code server_version_num}, such as 180006. */
    public int serverVersion() {
        return serverVersion;
    }

    /** Every table, by schema and name, in Unicode order. */
    public List<Table> tables() {
        return tables;
    }

    /** Every type that a column, a parameter or a result has or could have, by {@code pg_type.oid}. */
    public Map<Long, PgType> types() {
        return types;
    }

    /** The table of exactly this schema and name. */
    public Optional<Table> table(String schema, String name) {
        return Optional.ofNullable(byName.get(new QualifiedName(schema, name)));
    }

    /** The table of this {@code pg_class.oid}. */
    public Optional<Table> table(long oid) {
        return Optional.ofNullable(byOid.get(oid));
    }

    /** The same with other columns in place of those of its tables. */
    public Catalog withColumns(BiFunction<Table, Column, Column> other) {
        List<Table> changed = tables.stream()
                .map(table -> table.with(table.columns().stream().map(column -> other.apply(table, column)).toList()))
                .toList();
        return new Catalog(serverVersion, changed, types);
    }

    private record QualifiedName(String schema, String name) {}
}
