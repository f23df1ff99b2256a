package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.catalog.Table;

/** The columns of tables and views in the rows that {@code SELECT * FROM …} reads. */
public final class ReadColumns {

    private final Views views;
    private final ViewColumns origins;

    public ReadColumns(Catalog catalog, Semantics semantics) {
        views = Views.read(catalog, semantics);
        origins = new ViewColumns(catalog, semantics);
    }

    /** This column, NOT NULL if that is proven, and with the comment of the column that it shows if it has none itself. */
    public Column of(Table table, Column column) {
        Column shown = origins.origin(table, column).map(origin -> column.over(origin.column())).orElse(column);
        return shown.withNotNull(table.kind().stores()
                ? column.notNull()
                : views.column(table, column.number()).isNotNull());
    }
}
