package dev.trestle.generator.catalog;

import java.util.Map;

/**
 * Columns of a table that no two rows have in common, as a unique index holds.
 *
 * @param families the operator family whose equality the index goes by, for each column's number
 */
public record UniqueKey(Map<Integer, Long> families) {}
