package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that runs a named statement.
 *
 * @param queryFile the file it comes from, as users know it
 * @param atomic whether the statement may write, so that it is undone where the answer is an error
 */
public record QueryPlan(
        Endpoint endpoint, String queryFile, Exchange exchange, Statement statement, boolean atomic) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.query(this);
    }
}
