package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A route that changes the row of a primary key.
 *
 * @param table as it is written in SQL
 * @param atomic whether the statement may write although it returns no row, or none with a file, so that it is undone then
 * @param export what it writes into a target; empty for nothing
 * @param computed how its answer is read after its columns were computed; empty if its statement returns the answer
 */
public record UpdatePlan(
        Endpoint endpoint,
        String table,
        Exchange exchange,
        Statement statement,
        boolean atomic,
        Optional<ExportPlan> export,
        Optional<ComputedAnswer> computed) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.update(this);
    }
}
