package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A route that tells what an insert would store.
 *
 * @param table as it is written in SQL
 * @param maxRows how many rows a request may have; empty where it is one row, and no list
 * @param export what it writes into a target; empty for nothing
 */
public record ComputePlan(
        Endpoint endpoint,
        String table,
        List<InputField> inputs,
        List<OutputField> outputs,
        Answer answer,
        Optional<Integer> maxRows,
        Optional<ExportPlan> export) implements RoutePlan {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.compute(this);
    }
}
