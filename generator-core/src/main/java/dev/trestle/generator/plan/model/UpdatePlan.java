package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A route that changes the row of a primary key.
 *
 * @param table as it is written in SQL
 * @param key the columns of the primary key
 * @param settable the columns that a request may set
 * @param atomic whether the statement may write although it gives no row, or none with a file, so that it is undone then
 * @param export what it writes into a target; empty for nothing
 */
public record UpdatePlan(
        Endpoint endpoint,
        String table,
        List<InputField> key,
        List<InputField> settable,
        List<OutputField> outputs,
        Answer answer,
        boolean atomic,
        Optional<ExportPlan> export) implements RoutePlan {

    /** Whether every request sets every column, so that the statement is one constant. */
    public boolean constant() {
        return settable.stream().noneMatch(input -> input.presence().threeState());
    }

    @Override
    public List<InputField> inputs() {
        return Stream.concat(key.stream(), settable.stream()).toList();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.update(this);
    }
}
