package dev.trestle.test.rows;

import java.util.List;

/**
 * A foreign key.
 *
 * @param table the referenced table, with its schema, quoted
 * @param referenced the columns of that table, in the order of {@code columns}
 */
record ForeignKey(String name, List<String> columns, String table, List<String> referenced) {}
