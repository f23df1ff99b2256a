package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.config.ListSpec;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.sql.ListSqlPlanner;
import dev.trestle.generator.query.QueryAnalysis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the routes that answer with the rows of a table, page by page. */
final class ListPlanner {

    private final PlanScope scope;
    private final Map<String, QueryAnalysis> queries;

    /** {@code queries} has what PostgreSQL says of the routes' own. */
    ListPlanner(PlanScope scope, Map<String, QueryAnalysis> queries) {
        this.scope = scope;
        this.queries = queries;
    }

    Optional<RoutePlan> plan(ListSpec spec) {
        return TableRead.of(spec, scope.tables(), scope.diagnostics()).flatMap(read -> {
            List<ListPlan.Filter> filters = new ListFilters(spec, read.table(), scope).plan();
            Optional<QueryAnalysis> query = Optional.ofNullable(queries.get(read.query().name()));
            List<OutputField> outputs = query.map(analysis -> read.fields(analysis, scope.fields())).orElse(List.of());
            ListOrders orders = new ListOrders(read, outputs, scope);
            List<ListPlan.Order> planned = orders.plan(spec);
            return query.filter(analysis -> fits(spec, filters)).map(analysis ->
                    plan(spec, read, analysis, outputs, new ListSqlPlanner(read.table().sql(), orders.columns(), filters, planned)));
        });
    }

    private boolean fits(ListSpec spec, List<ListPlan.Filter> filters) {
        boolean fits = RecordLimit.fitsList(filters.stream().map(ListPlan.Filter::input).toList());
        if (!fits) {
            scope.diagnostics().report(INVALID_VALUE, spec.filters().get(0).column().location(),
                    "The request of a list is a Java record, which cannot hold so many filters; list fewer of them.");
        }
        return fits;
    }

    private RoutePlan plan(ListSpec spec, TableRead read, QueryAnalysis query, List<OutputField> outputs, ListSqlPlanner select) {
        List<InputField> inputs = select.filters().stream().map(ListPlan.Filter::input).toList();
        scope.use(query);
        read.columns(select.columns()).forEach(column -> use(read, column, column.notNull()));
        read.columns(inputs.stream().map(InputField::sql).toList()).forEach(column -> use(read, column, false));
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "list_" + read.table().name(), scope);
        Exchange exchange = new ExchangePlanner(TakesPlanner.plan(spec.head(), inputs), false, new Answer.Row(), outputs,
                scope.rows().of(spec.outputs(), read.table(), outputs), false).page();
        return new ListPlan(endpoint, query.source().file(), read.table().sql(), exchange, select.plan(),
                new ListPlan.PageSize(spec.page().standard(), spec.page().max()), spec.counted());
    }

    private void use(TableRead read, Column column, boolean notNull) {
        scope.uses().use(read.table().schema(), read.table().name(), column.name(), notNull);
    }
}
