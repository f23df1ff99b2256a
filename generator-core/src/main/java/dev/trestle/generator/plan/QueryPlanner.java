package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.INVALID_VALUE;

import dev.trestle.generator.config.QuerySpec;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowFlow;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the routes that run a named statement. */
final class QueryPlanner {

    private final PlanScope scope;

    QueryPlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(QuerySpec spec, QueryAnalysis query) {
        QueryInputs.Words words = QueryInputs.Words.ofQuery(spec.query().value());
        ComputedParameters computed = ComputedParameters.find(scope, spec.parameters(), query.parameters(), words);
        Map<String, InputField> inputs =
                new QueryInputs(scope, spec.head(), spec.inputs(), spec.uploads(), computed, words).plan(query.parameters());
        List<OutputField> outputs = query.columns().stream()
                .flatMap(column -> scope.fields().column(column, spec.query().location()).stream())
                .toList();
        boolean oneRow = spec.oneRow() || spec.answer().file().isPresent();
        QueryChecks checks = new QueryChecks(query, spec.query(), scope.diagnostics());
        if (oneRow) {
            checks.oneRow();
        }
        if (query.writes() && spec.head().method().value() == HttpMethod.GET) {
            scope.diagnostics().report(INVALID_VALUE, spec.head().method().location(), "'" + query.source().file()
                    + "' may change rows, which GET must not do (RFC 9110, section 9.2.1); leave 'method' out or write "
                    + "post.");
        }
        if (!checks.returnsRows("a query route answers with rows; add a RETURNING clause.")) {
            return Optional.empty();
        }
        scope.use(query);
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), spec.query().value(), scope);
        boolean atomic = query.writes() || query.callsOut();
        ExchangePlanner exchange = new ExchangePlanner(
                TakesPlanner.plan(spec.head(), List.copyOf(inputs.values()), spec.uploads(), new Amount.One()),
                endpoint.background().isPresent(), scope.answers().plan(spec.answer(), outputs), outputs,
                scope.rows().of(query, outputs), atomic);
        Statement statement = scope.marked(QueryStatement.of(query, inputs, computed.plan(inputs)), query, endpoint);
        return Optional.of(new QueryPlan(endpoint, query.source().file(), query.source().file(),
                oneRow ? exchange.oneRow(Success.OK) : exchange.foundRows(flow(query, atomic, exchange.background()),
                        FormatsPlanner.plan(spec, exchange.takes(), exchange.background(), scope.diagnostics())), statement, atomic));
    }

    /** What a statement has written is sent after its commit. A cursor costs a transaction, which few rows are not worth. */
    private static RowFlow flow(QueryAnalysis query, boolean atomic, boolean background) {
        if (atomic) {
            return RowFlow.LIST;
        }
        if (background) {
            return RowFlow.SPOOLED;
        }
        return query.cardinality().few() ? RowFlow.EACH : RowFlow.STREAM;
    }

}
