package dev.trestle.generator.plan;

import java.util.List;

/**
 * A route that tells what an insert would store.
 *
 * @param table as it is written in SQL
 * @param maxRows how many rows a request may have
 */
public record ComputePlan(
        Endpoint endpoint,
        String table,
        List<InputField> inputs,
        List<OutputField> outputs,
        Answer answer,
        int maxRows) implements RoutePlan {

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.compute(this);
    }
}
