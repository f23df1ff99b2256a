package dev.trestle.generator.plan;

import java.util.List;
import java.util.Optional;

/**
 * A route that stores rows.
 *
 * @param table as it is written in SQL
 * @param atomic whether the statement may write although it gives no row, so that it is undone then
 * @param export what it writes into a target; empty for nothing
 */
public record InsertPlan(
        Endpoint endpoint,
        String table,
        List<InputField> inputs,
        List<OutputField> outputs,
        Answer answer,
        Storing storing,
        boolean atomic,
        Optional<ExportPlan> export) implements RoutePlan {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.insert(this);
    }
}
