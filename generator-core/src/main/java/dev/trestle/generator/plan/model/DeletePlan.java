package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A route that deletes the rows that match.
 *
 * @param table as it is written in SQL
 * @param inputs the match columns
 */
public record DeletePlan(Endpoint endpoint, String table, List<InputField> inputs) implements RoutePlan {

    /** Whether no match column can be null, so that the statement is one constant. */
    public boolean constant() {
        return inputs.stream().noneMatch(input -> input.presence().nullable());
    }

    @Override
    public List<OutputField> outputs() {
        return List.of();
    }

    /** The number of rows. */
    @Override
    public Answer answer() {
        return new Answer.Row();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.delete(this);
    }
}
