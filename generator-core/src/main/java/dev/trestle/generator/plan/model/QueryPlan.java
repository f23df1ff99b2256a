package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that runs a named statement.
 *
 * @param queryFile the file it comes from, as users know it
 * @param sql with a placeholder for each place of a parameter
 * @param binds for each placeholder, in order, the input that it takes
 * @param oneRow whether the answer is one object
 * @param atomic whether the statement may write, so that it is undone where the answer is an error
 */
public record QueryPlan(
        Endpoint endpoint,
        String queryFile,
        String sql,
        List<InputField> inputs,
        List<InputField> binds,
        List<OutputField> outputs,
        boolean oneRow,
        boolean atomic,
        Answer answer) implements RoutePlan {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.query(this);
    }
}
