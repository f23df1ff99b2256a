package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNSUITABLE_FILTER;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ListSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.sql.ListSqlPlanner;
import dev.trestle.generator.route.FilterOperator;
import dev.trestle.generator.route.RoutePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans the filters of a list: those that the route declares, and one for each column in its path.
 *
 * @param table that is read
 */
record ListFilters(ListSpec spec, Table table, PlanScope scope) {

    /** Components of every request, and a method of it. */
    private static final Set<String> TAKEN = Set.of("sort", "limit", "cursor", "count", "sortedBy");

    /** In the order of the path, and then of the routes file. */
    List<ListPlan.Filter> plan() {
        List<ListPlan.Filter> filters = new ArrayList<>();
        List<String> inPath = RoutePath.parameters(spec.head().path().value());
        inPath.forEach(name -> table.column(name).ifPresent(column ->
                filter(column, FilterOperator.EQ, spec.head().path().location()).ifPresent(filters::add)));
        for (ListSpec.Filter filter : spec.filters()) {
            new ColumnFinder(table, scope.diagnostics()).named(List.of(filter.column()), DiagnosticCode.DUPLICATE_INPUT).stream()
                    .map(ColumnFinder.Found::column)
                    .forEach(column -> operators(filter, column).stream()
                            .filter(operator -> operator.value() != FilterOperator.EQ || !inPath.contains(column.name()))
                            .forEach(operator -> filter(column, operator.value(), operator.location()).ifPresent(filters::add)));
        }
        List<InputField> fitted = new PathInputs(spec.head(), "a column that can be compared", scope.diagnostics())
                .fit(filters.stream().map(ListPlan.Filter::input).toList());
        List<ListPlan.Filter> all = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            all.add(new ListPlan.Filter(filters.get(i).sql(), fitted.get(i)));
        }
        return all;
    }

    private List<Located<FilterOperator>> operators(ListSpec.Filter filter, Column column) {
        return filter.operators().orElseGet(() -> possible(column).stream()
                .map(operator -> new Located<>(operator, filter.column().location()))
                .toList());
    }

    private List<FilterOperator> possible(Column column) {
        boolean file = scope.media().find(table, column).isPresent();
        return scope.fields().compared(table, column)
                .map(type -> FilterOperators.of(type, column.type(), !column.notNull(), file))
                .orElse(List.of());
    }

    private Optional<ListPlan.Filter> filter(Column column, FilterOperator operator, Location location) {
        List<FilterOperator> possible = possible(column);
        if (!possible.contains(operator)) {
            scope.diagnostics().report(UNSUITABLE_FILTER, location, Quoted.of(column.name()) + " (" + column.typeText()
                    + (column.notNull() ? ", not null" : "") + ") cannot be filtered by '" + operator.key() + "'; " + (possible.isEmpty()
                            ? "its type has no operators."
                            : "it has the operators " + String.join(", ", possible.stream().map(FilterOperator::key).toList()) + "."));
            return Optional.empty();
        }
        Optional<InputField> input = scope.fields().compared(table, column)
                .map(type -> scope.fields().filter(column, type, operator, location));
        input.filter(field -> TAKEN.contains(field.javaName())).ifPresent(field -> scope.diagnostics().report(NAME_CLASH, location,
                Quoted.of(field.name()) + " cannot be a filter, because every list has a parameter or method of this name; rename the column"
                        + " by a view, or leave the filter out."));
        return input.map(field -> ListSqlPlanner.filter(operator, field));
    }
}
