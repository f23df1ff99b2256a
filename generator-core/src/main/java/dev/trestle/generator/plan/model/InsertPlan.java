package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A route that stores rows.
 *
 * @param table as it is written in SQL
 * @param atomic whether the statement may write although it gives no row, or none with a file, so that it is undone then
 * @param export what it writes into a target; empty for nothing
 * @param location where another route serves the row; empty where it is not sure that one does
 */
public record InsertPlan(
        Endpoint endpoint,
        String table,
        List<InputField> inputs,
        List<OutputField> outputs,
        Answer answer,
        Storing storing,
        boolean atomic,
        Optional<ExportPlan> export,
        Optional<RowLocation> location) implements RoutePlan {

    /** The same, with the place of its rows. */
    public InsertPlan at(Optional<RowLocation> place) {
        return new InsertPlan(endpoint, table, inputs, outputs, answer, storing, atomic, export, place);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.insert(this);
    }
}
