package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A route that tells what an insert would store.
 *
 * @param table as it is written in SQL
 * @param export what it writes into a target; empty for nothing
 */
public record ComputePlan(
        Endpoint endpoint,
        String table,
        Exchange exchange,
        Statement statement,
        Optional<ExportPlan> export) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.compute(this);
    }
}
