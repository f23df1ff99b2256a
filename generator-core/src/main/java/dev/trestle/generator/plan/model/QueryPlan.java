package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that runs a named statement, or one that reads a table.
 *
 * @param queryFile the file it comes from, as users know it; method and path of a route without a file
 * @param origin what its rows are those of, for people: that file, or the table as it is written in SQL
 * @param atomic whether the statement may write, so that it is undone where the answer is an error
 */
public record QueryPlan(
        Endpoint endpoint, String queryFile, String origin, Exchange exchange, Statement statement, boolean atomic) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.query(this);
    }
}
