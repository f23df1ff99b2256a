package dev.trestle.generator.plan;

import dev.trestle.generator.config.GetSpec;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.sql.SelectSql;
import dev.trestle.generator.query.QueryAnalysis;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the routes that answer with the row of a primary key. */
final class GetPlanner {

    private final PlanScope scope;
    private final Map<String, QueryAnalysis> queries;

    /** {@code queries} has what PostgreSQL says of the routes' own. */
    GetPlanner(PlanScope scope, Map<String, QueryAnalysis> queries) {
        this.scope = scope;
        this.queries = queries;
    }

    Optional<RoutePlan> plan(GetSpec spec) {
        return TableRead.of(spec, scope.tables(), scope.diagnostics()).flatMap(read -> {
            List<InputField> key = new PathInputs(spec.head(), "a column of the primary key", scope.diagnostics())
                    .fit(scope.fields().inputs(read.table(), read.key(), column -> Presence.REQUIRED, "write the SELECT as a query route"))
                    .stream().map(InputField::compared).toList();
            return Optional.ofNullable(queries.get(read.query().name())).map(query -> plan(spec, read, key, query));
        });
    }

    private RoutePlan plan(GetSpec spec, TableRead read, List<InputField> key, QueryAnalysis query) {
        List<OutputField> outputs = read.fields(query, scope.fields());
        scope.use(query);
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "get_" + read.table().name(), scope);
        ExchangePlanner exchange = new ExchangePlanner(
                TakesPlanner.plan(spec.head(), key, UploadSpec.none(), new Amount.One()), false,
                scope.answers().plan(spec.answer(), outputs), outputs, scope.rows().of(spec.outputs(), read.table(), outputs), false);
        return new QueryPlan(endpoint, query.source().file(), read.table().sql(), exchange.oneRow(Success.OK),
                SelectSql.byKey(read.table().sql(), outputs.stream().map(OutputField::sql).toList(), key), false);
    }
}
