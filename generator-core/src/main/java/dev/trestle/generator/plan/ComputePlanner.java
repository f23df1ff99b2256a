package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;

import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.ComputeSpec;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.ComputePlan;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.sql.InsertSqlPlanner;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.route.RoutePath;
import java.util.List;
import java.util.Optional;

/** Plans the routes that tell what an insert would store. */
final class ComputePlanner {

    private static final int MAX_ROWS = 100;

    private final PlanScope scope;

    ComputePlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(ComputeSpec spec) {
        return scope.findWritable(spec.table(), Write.INSERT).map(target -> plan(spec, target));
    }

    private RoutePlan plan(ComputeSpec spec, WriteTarget target) {
        Table table = target.table();
        NewRow row = new NewRowPlanner(scope, spec.head(), spec.table(), target, spec.uploads(), Optional.empty())
                .plan(spec.inputs(), spec.outputs(), NewRowPlanner::presence);
        List<InputField> inputs = new PathInputs(spec.head(), "an input of the route", scope.diagnostics()).fit(row.inputs());
        Amount amount = amount(spec, inputs);
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "compute_" + table.name(), scope);
        Answer answer = scope.answers().plan(spec.answer(), row.outputs());
        ExchangePlanner exchange = new ExchangePlanner(TakesPlanner.plan(spec.head(), inputs, spec.uploads(), amount),
                endpoint.background().isPresent(), answer, row.outputs(),
                scope.rows().of(spec.outputs(), table, row.outputs()), false);
        InsertSqlPlanner sql = new InsertSqlPlanner(table.sql(), inputs, row.outputs());
        boolean one = amount instanceof Amount.One;
        return new ComputePlan(endpoint, table.sql(), one ? exchange.oneRow(Success.OK) : exchange.batch(),
                one ? sql.oneRow() : sql.rows(),
                scope.exports().plan(spec.export(), answer.hookResponse(), row.outputs(), row.provable(),
                        row.outputs().size() == spec.outputs().map(List::size).orElse(table.columns().size())));
    }

    private Amount amount(ComputeSpec spec, List<InputField> inputs) {
        boolean oneRow = !spec.uploads().inputs().isEmpty()
                || spec.answer().file().isPresent()
                || !RoutePath.parameters(spec.head().path().value()).isEmpty();
        if (!oneRow) {
            return new Amount.OneOrMany(InsertLimit.of(spec.maxRows(), MAX_ROWS, inputs.size(), scope.diagnostics()));
        }
        spec.maxRows().ifPresent(rows -> scope.diagnostics().report(KEYS_DO_NOT_GO_TOGETHER, rows.location(),
                "'max_rows' is for requests of several rows, but with files or path parameters a request of a compute"
                        + " route has one row; remove 'max_rows'."));
        return new Amount.One();
    }
}
