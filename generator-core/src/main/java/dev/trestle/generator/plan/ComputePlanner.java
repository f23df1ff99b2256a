package dev.trestle.generator.plan;

import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.ComputeSpec;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.query.WriteTarget;
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
        return scope.tables().findWritable(spec.table(), Write.INSERT).map(target -> plan(spec, target));
    }

    private RoutePlan plan(ComputeSpec spec, WriteTarget target) {
        Table table = target.table();
        NewRow row = new NewRowPlanner(scope, spec.head(), spec.table(), target, UploadSpec.none(),
                Optional.of("a compute route"))
                .plan(spec.inputs(), spec.outputs(), NewRowPlanner::presence);
        int maxRows = RowLimit.of(spec.maxRows(), MAX_ROWS, row.inputs().size(), scope.diagnostics());
        PathInputs.refuse(spec.head(), scope.diagnostics());
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "compute_" + table.name(), row.inputs(), scope);
        Answer answer = scope.answers().plan(spec.answer(), row.outputs());
        return new ComputePlan(endpoint, table.sql(), row.inputs(), row.outputs(), answer, maxRows,
                scope.exports().plan(spec.export(), answer, row.outputs()));
    }
}
