package dev.trestle.generator.target;

import java.util.List;
import java.util.Optional;

/**
 * What a target says of the tables that routes export into.
 *
 * @param product such as {@code SQLite 3.50.3}
 * @param origin where all this comes from
 * @param tables those that were asked for and are there
 * @param known these and the others, for suggestions
 */
public record TargetCatalog(
        TargetDialect dialect, String product, CatalogOrigin origin, List<TargetTable> tables, KnownTables known) {

    /** The same of another origin. */
    public TargetCatalog of(CatalogOrigin other) {
        return new TargetCatalog(dialect, product, other, tables, known);
    }

    /** The table that was asked for by this name; empty where there is none. */
    public Optional<TargetTable> table(TableName name) {
        return tables.stream().filter(table -> table.named(name)).findFirst();
    }
}
