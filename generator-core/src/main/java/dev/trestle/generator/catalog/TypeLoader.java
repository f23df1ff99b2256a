package dev.trestle.generator.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads {@code pg_type}, {@code pg_enum}, {@code pg_range} and the attributes of composite types. */
final class TypeLoader {

    private final Map<Long, List<String>> labels = new HashMap<>();
    private final Map<Long, List<AttributeRow>> attributes = new HashMap<>();
    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private final Map<Long, PgType> built = new HashMap<>();

    private TypeLoader() {}

    /** All types by oid, in the order of their schemas and names. */
    static Map<Long, PgType> load(Connection connection) throws SQLException {
        TypeLoader loader = new TypeLoader();
        CatalogSql.ENUM_LABELS.read(connection, loader::label);
        CatalogSql.ATTRIBUTES.read(connection, loader::attribute);
        CatalogSql.TYPES.read(connection, loader::type);
        Map<Long, PgType> types = new LinkedHashMap<>();
        for (Long oid : loader.rows.keySet()) {
            types.put(oid, loader.build(oid));
        }
        return types;
    }

    private void label(ResultSet row) throws SQLException {
        labels.computeIfAbsent(row.getLong("enumtypid"), oid -> new ArrayList<>()).add(row.getString("enumlabel"));
    }

    private void attribute(ResultSet row) throws SQLException {
        AttributeRow attribute = new AttributeRow(
                row.getString("attname"),
                row.getString("sql"),
                row.getLong("atttypid"),
                row.getInt("atttypmod"),
                row.getInt("attndims"),
                row.getString("type_text"),
                Optional.ofNullable(row.getString("description")));
        attributes.computeIfAbsent(row.getLong("reltype"), oid -> new ArrayList<>()).add(attribute);
    }

    private void type(ResultSet row) throws SQLException {
        long oid = row.getLong("oid");
        TypeName name = new TypeName(oid, row.getString("nspname"), row.getString("typname"), row.getString("sql"));
        rows.put(oid, new Row(
                name,
                row.getString("typtype").charAt(0),
                row.getObject("element", Long.class),
                row.getObject("base", Long.class),
                row.getInt("modifier"),
                row.getBoolean("not_null"),
                row.getString("typdelim").charAt(0),
                row.getInt("typndims"),
                row.getObject("subtype", Long.class)));
    }

    /** PostgreSQL lets no type contain itself, so this ends. */
    private PgType build(long oid) {
        PgType known = built.get(oid);
        if (known == null) {
            known = build(rows.get(oid));
            built.put(oid, known);
        }
        return known;
    }

    private PgType build(Row row) {
        if (row.element != null && rows.containsKey(row.element)) {
            return new PgType.Array(row.name, build(row.element), row.delimiter, 1);
        }
        return switch (row.kind) {
            case 'b' -> new PgType.Base(row.name);
            case 'e' -> new PgType.Enumeration(row.name, labels.getOrDefault(row.name.oid(), List.of()));
            case 'd' -> related(row.name, row.base, base ->
                    new PgType.Domain(row.name, base.declared(row.dimensions), row.modifier, row.notNull));
            case 'c' -> composite(row);
            case 'r' -> related(row.name, row.subtype, subtype -> new PgType.Range(row.name, subtype));
            case 'm' -> related(row.name, row.subtype, range -> new PgType.Multirange(row.name, range));
            case 'p' -> new PgType.Other(row.name, "pseudo-type");
            default -> new PgType.Other(row.name, "type of an unknown kind");
        };
    }

    private PgType related(TypeName name, @Nullable Long oid, Function<PgType, PgType> make) {
        return oid != null && rows.containsKey(oid)
                ? make.apply(build(oid))
                : new PgType.Other(name, "type over one that cannot be seen");
    }

    private PgType composite(Row row) {
        List<Attribute> fields = new ArrayList<>();
        for (AttributeRow attribute : attributes.getOrDefault(row.name.oid(), List.of())) {
            if (!rows.containsKey(attribute.type)) {
                return new PgType.Other(row.name, "composite type with a field that cannot be seen");
            }
            fields.add(new Attribute(
                    attribute.name,
                    attribute.sql,
                    build(attribute.type).declared(attribute.dimensions),
                    attribute.modifier,
                    attribute.typeText,
                    attribute.comment));
        }
        return new PgType.Composite(row.name, List.copyOf(fields));
    }

    /** One row of {@code types.sql}; {@code element} is the oid of what it is an array of. */
    private record Row(
            TypeName name,
            char kind,
            @Nullable Long element,
            @Nullable Long base,
            int modifier,
            boolean notNull,
            char delimiter,
            int dimensions,
            @Nullable Long subtype) {}

    /** One row of {@code attributes.sql}. */
    private record AttributeRow(
            String name, String sql, long type, int modifier, int dimensions, String typeText, Optional<String> comment) {}
}
