package dev.trestle.generator.target;

import java.util.List;
import java.util.Optional;

/**
 * What a target says of the tables that routes export into.
 *
 * @param product such as {@code SQLite 3.50.3}
 * @param tables those that were asked for and are there
 * @param otherTables the names of the others, for suggestions, as {@code export_sql} would write them
 */
public record TargetCatalog(Dialect dialect, String product, List<TargetTable> tables, List<String> otherTables) {

    /** The table that was asked for by this name; empty where there is none. */
    public Optional<TargetTable> table(TableName name) {
        return tables.stream().filter(table -> table.named(name)).findFirst();
    }
}
