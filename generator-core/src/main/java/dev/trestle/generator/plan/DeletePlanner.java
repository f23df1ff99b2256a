package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;

import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.DeleteSpec;
import dev.trestle.generator.plan.model.DeletePlan;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.sql.DeleteSqlPlanner;
import dev.trestle.generator.query.WriteTarget;
import java.util.List;
import java.util.Optional;

/** Plans the routes that delete the rows that match. */
final class DeletePlanner {

    private final PlanScope scope;

    DeletePlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(DeleteSpec spec) {
        return scope.findWritable(spec.table(), Write.DELETE).map(target -> plan(spec, target));
    }

    private RoutePlan plan(DeleteSpec spec, WriteTarget target) {
        Table table = target.table();
        List<ColumnFinder.Found> columns = spec.matchColumns().isPresent()
                ? new ColumnFinder(table, scope.diagnostics())
                        .find(spec.matchColumns(), column -> false, DUPLICATE_INPUT, spec.table().location())
                : PrimaryKey.of(
                        table, spec.table(), "say which columns to match with match_columns", scope.diagnostics());
        List<InputField> inputs = new PathInputs(spec.head(), "a match column", scope.diagnostics())
                .fit(scope.fields().inputs(table, columns,
                        column -> column.notNull() ? Presence.REQUIRED : Presence.REQUIRED_OR_NULL,
                        "match other columns"))
                .stream().map(InputField::compared).toList();
        scope.use(target, inputs, List.of());
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "delete_" + table.name(), scope);
        return new DeletePlan(endpoint, table.sql(),
                ExchangePlanner.count(TakesPlanner.plan(spec.head(), inputs), endpoint.background().isPresent()),
                scope.marked(new DeleteSqlPlanner(table.sql(), inputs).plan(), table, endpoint));
    }
}
