package dev.trestle.generator.query;

import java.util.List;

/**
 * A table that a statement reads or writes; all by their names in the catalog.
 *
 * @param columns those that it names, by number; none where it only counts rows, say
 */
public record TableUse(String schema, String table, List<String> columns) {}
