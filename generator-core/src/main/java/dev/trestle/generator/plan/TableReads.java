package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.config.GetSpec;
import dev.trestle.generator.config.ListSpec;
import dev.trestle.generator.config.RouteSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.QueryFile;
import dev.trestle.generator.query.WriteTargets;
import java.util.List;
import java.util.Optional;

/** The queries of the routes that read a table and name no query file. */
public final class TableReads {

    private TableReads() {}

    /** Those that can be written; a route that names something unknown is reported when it is planned. */
    public static List<QueryFile> queries(RoutesFile file, Catalog catalog, Semantics semantics) {
        return file.all().stream().flatMap(spec -> {
            Diagnostics later = new Diagnostics();
            TableFinder tables = new TableFinder(catalog, file.schema().value(), new WriteTargets(catalog, semantics), later);
            return read(spec, tables, later).filter(read -> !later.hasErrors()).map(TableRead::query).stream();
        }).toList();
    }

    private static Optional<TableRead> read(RouteSpec spec, TableFinder tables, Diagnostics diagnostics) {
        if (spec instanceof GetSpec get) {
            return TableRead.of(get, tables, diagnostics);
        }
        return spec instanceof ListSpec list ? TableRead.of(list, tables, diagnostics) : Optional.empty();
    }
}
