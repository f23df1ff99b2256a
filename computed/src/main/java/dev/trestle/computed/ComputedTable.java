package dev.trestle.computed;

import dev.trestle.runtime.database.RowReader;
import java.util.List;

/**
 * A table with computed columns, and its cells: a cell is a value that is still to be computed.
 *
 * @param name as the routes file has it
 * @param sql the table, as SQL has it, with its schema
 * @param cells the table of its cells, as SQL has it, with its schema
 * @param key the columns of its primary key
 * @param reader reads a key from the first column of a row on
 * @param binder binds keys
 * @param triggers those that enter cells
 * @param migration the file that creates the cells and the triggers, for messages
 * @param <K> the key
 */
public record ComputedTable<K>(
        String name, String sql, String cells, List<KeyColumn> key, RowReader<K> reader, KeyBinder<K> binder,
        List<ComputedTrigger> triggers, String migration) {

    /** Copies the lists. */
    public ComputedTable {
        key = List.copyOf(key);
        triggers = List.copyOf(triggers);
    }
}
