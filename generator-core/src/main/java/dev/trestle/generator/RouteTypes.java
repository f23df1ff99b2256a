package dev.trestle.generator;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.ResponseSpec;
import dev.trestle.generator.config.RoutesFile;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.NamedTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Finds the types that the routes name by themselves. */
final class RouteTypes {

    private RouteTypes() {}

    static Map<String, PgType> find(
            RoutesFile routes, Connection connection, Catalog catalog, Diagnostics diagnostics) throws SQLException {
        List<Located<String>> names = routes.all().stream()
                .flatMap(route -> route.answer().response().stream())
                .flatMap(response -> response.fields().stream())
                .map(ResponseSpec.Field::type)
                .toList();
        return NamedTypes.find(connection, catalog, routes.schema().value(), names, diagnostics);
    }
}
