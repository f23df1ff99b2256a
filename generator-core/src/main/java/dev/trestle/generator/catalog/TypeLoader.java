package dev.trestle.generator.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code pg_type} and {@code pg_enum}. */
final class TypeLoader {

    private final Map<Long, List<String>> labels = new HashMap<>();
    private final Map<Long, Row> rows = new LinkedHashMap<>();

    private TypeLoader() {}

    /** All types by oid, in the order of their schemas and names. */
    static Map<Long, PgType> load(Connection connection) throws SQLException {
        TypeLoader loader = new TypeLoader();
        CatalogSql.ENUM_LABELS.read(connection, loader::label);
        CatalogSql.TYPES.read(connection, loader::type);
        Map<Long, PgType> types = new LinkedHashMap<>();
        for (Row row : loader.rows.values()) {
            types.put(row.name.oid(), loader.build(row));
        }
        return types;
    }

    private void label(ResultSet row) throws SQLException {
        labels.computeIfAbsent(row.getLong("enumtypid"), oid -> new ArrayList<>()).add(row.getString("enumlabel"));
    }

    private void type(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        TypeName name = new TypeName(oid, row.getString("nspname"), row.getString("typname"), row.getString("sql"));
        rows.put(oid, new Row(name, row.getString("typtype").charAt(0), row.getObject("element", Long.class)));
    }

    private PgType build(Row row) {
        Row element = row.element == null ? null : rows.get(row.element);
        if (element != null) {
            return new PgType.Array(row.name, build(element));
        }
        return switch (row.kind) {
            case 'b' -> new PgType.Base(row.name);
            case 'e' -> new PgType.Enumeration(row.name, labels.getOrDefault(row.name.oid(), List.of()));
            case 'd' -> new PgType.Other(row.name, "domain");
            case 'c' -> new PgType.Other(row.name, "composite type");
            case 'r' -> new PgType.Other(row.name, "range");
            case 'm' -> new PgType.Other(row.name, "multirange");
            case 'p' -> new PgType.Other(row.name, "pseudo-type");
            default -> new PgType.Other(row.name, "type of an unknown kind");
        };
    }

    /** One row of {@code types.sql}; {@code element} is the oid of what it is an array of. */
    private record Row(TypeName name, char kind, @Nullable Long element) {}
}
