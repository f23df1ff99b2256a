package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowLocation;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.query.ColumnUse;
import dev.trestle.generator.query.KeyLookup;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.route.HttpMethod;
import dev.trestle.generator.route.RoutePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds, for a row that a route inserts, the route that serves it by its primary key (RFC 9110, section 15.3.2).
 *
 * @param queries those that the routes run
 */
record RowLocations(Catalog catalog, Collection<QueryAnalysis> queries, List<RoutePlan> routes) {

    /** What a path takes as Java writes it. */
    private static final Set<ScalarType> PLAIN =
            EnumSet.of(ScalarType.INT2, ScalarType.INT4, ScalarType.INT8, ScalarType.UUID);

    private static final String PARAMETER = "\\{[^/]*}";

    /** The routes, in their order, each insert with its location. */
    List<RoutePlan> located() {
        Map<List<String>, List<Served>> served = served();
        return routes.stream()
                .<RoutePlan>map(route ->
                        route instanceof InsertPlan insert ? insert.at(location(insert, served)) : route)
                .toList();
    }

    /** The routes that serve one row by what is in their path, by schema and name of its table. */
    private Map<List<String>, List<Served>> served() {
        Map<String, List<QueryAnalysis>> byFile =
                queries.stream().collect(Collectors.groupingBy(analysis -> analysis.source().file()));
        return routes.stream()
                .filter(QueryPlan.class::isInstance)
                .map(QueryPlan.class::cast)
                .filter(RowLocations::servesOne)
                .flatMap(query -> byFile.getOrDefault(query.queryFile(), List.of()).stream()
                        .flatMap(analysis -> analysis.lookup().stream()
                                .map(lookup -> new Served(query, analysis, lookup))))
                .collect(Collectors.groupingBy(one -> List.of(one.lookup().schema(), one.lookup().table())));
    }

    private static boolean servesOne(QueryPlan query) {
        return query.endpoint().method() == HttpMethod.GET && query.computedParameters().isEmpty() && query.exchange().gives() instanceof Gives.OneRow
                && RoutePath.parameters(query.endpoint().path()).size() == query.inputs().size();
    }

    /** Empty where several routes serve the row: then none of them is the one. */
    private Optional<RowLocation> location(InsertPlan insert, Map<List<String>, List<Served>> served) {
        boolean answersWithTheRow = insert.exchange().gives() instanceof Gives.OneRow && !insert.hooked();
        List<RowLocation> found = catalog.tables().stream()
                .filter(table -> answersWithTheRow && table.sql().equals(insert.table()) && table.kind().stores())
                .flatMap(table -> served.getOrDefault(List.of(table.schema(), table.name()), List.of()).stream()
                        .filter(one -> one.isBy(table.primaryKey()))
                        .filter(one -> table.primaryKey().stream()
                                .allMatch(column -> shows(one.analysis(), table, column))))
                .flatMap(one -> location(insert, one.query(), one.lookup().parameters()).stream())
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A route that serves one row, and how it finds it. */
    private record Served(QueryPlan query, QueryAnalysis analysis, KeyLookup lookup) {

        boolean isBy(List<String> key) {
            List<String> inPath = RoutePath.parameters(query.endpoint().path());
            return inPath.size() == key.size()
                    && lookup.parameters().keySet().equals(Set.copyOf(key))
                    && Set.copyOf(lookup.parameters().values()).equals(Set.copyOf(inPath));
        }
    }

    /** Whether the column is among those of the result, by whatever name. */
    private static boolean shows(QueryAnalysis query, Table table, String column) {
        ColumnUse wanted = new ColumnUse(table.schema(), table.name(), column);
        return query.columns().stream().anyMatch(output -> output.origin().filter(wanted::equals).isPresent());
    }

    private static Optional<RowLocation> location(InsertPlan insert, QueryPlan query, Map<String, String> parameters) {
        List<OutputField> key = new ArrayList<>();
        for (String name : RoutePath.parameters(query.endpoint().path())) {
            insert.outputs().stream()
                    .filter(output -> name.equals(parameters.get(output.name())) && isPlain(output, query, name))
                    .findFirst().ifPresent(key::add);
        }
        return key.size() == parameters.size()
                ? Optional.of(new RowLocation(List.of(query.endpoint().path().split(PARAMETER, -1)), List.copyOf(key)))
                : Optional.empty();
    }

    private static boolean isPlain(OutputField output, QueryPlan query, String parameter) {
        return !output.nullable() && output.type() instanceof ValueType.Scalar scalar && PLAIN.contains(scalar.type())
                && query.inputs().stream().anyMatch(input -> input.name().equals(parameter)
                        && input.type().equals(output.type()));
    }
}
