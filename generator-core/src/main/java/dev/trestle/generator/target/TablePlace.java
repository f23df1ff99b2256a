package dev.trestle.generator.target;

import org.jspecify.annotations.Nullable;

/**
 * Where the metadata of JDBC has a table.
 *
 * @param catalog null: any, or the database has none; as is the schema
 */
record TablePlace(@Nullable String catalog, @Nullable String schema, String table) {}
