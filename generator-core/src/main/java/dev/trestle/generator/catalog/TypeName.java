package dev.trestle.generator.catalog;

/**
 * Who a type is.
 *
 * @param oid {@code pg_type.oid}
 * @param schema as it stands in the catalog
 * @param name {@code typname} as it stands in the catalog, such as {@code int4} or {@code mpaa_rating}
 * @param sql how to write it in a statement: quoted where needed, with its schema unless that is {@code pg_catalog}
 */
public record TypeName(long oid, String schema, String name, String sql) {}
