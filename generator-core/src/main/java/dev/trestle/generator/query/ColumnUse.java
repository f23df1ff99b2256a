package dev.trestle.generator.query;

/** A column of a table that a statement reads or writes; both by their names in the catalog. */
public record ColumnUse(String schema, String table, String column) {}
