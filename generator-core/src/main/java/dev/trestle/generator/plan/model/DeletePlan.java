package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that deletes the rows that match.
 *
 * @param table as it is written in SQL
 */
public record DeletePlan(Endpoint endpoint, String table, Exchange exchange, Statement statement) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.delete(this);
    }
}
