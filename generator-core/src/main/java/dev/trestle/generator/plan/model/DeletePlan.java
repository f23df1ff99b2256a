package dev.trestle.generator.plan.model;

/**
 * A route that deletes the rows that match.
 *
 * @param table as it is written in SQL
 */
public record DeletePlan(Endpoint endpoint, String table, Exchange exchange, Statement statement) implements RoutePlan {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.delete(this);
    }
}
