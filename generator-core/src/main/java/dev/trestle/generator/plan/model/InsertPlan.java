package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A route that stores rows.
 *
 * @param table as it is written in SQL
 * @param storing what becomes of a row that is there already
 * @param atomic whether the statement may write although it returns no row, or none with a file, so that it is undone then
 * @param export what it writes into a target; empty for nothing
 * @param location where another route serves the row; empty where it is not sure that one does
 * @param computed how its answer is read after its columns were computed; empty if its statement returns the answer
 */
public record InsertPlan(
        Endpoint endpoint,
        String table,
        Exchange exchange,
        Statement statement,
        Storing storing,
        boolean atomic,
        Optional<ExportPlan> export,
        Optional<RowLocation> location,
        Optional<ComputedAnswer> computed) implements RoutePlan {

    /** The same, with the place of its rows. */
    public InsertPlan at(Optional<RowLocation> place) {
        return new InsertPlan(endpoint, table, exchange, statement, storing, atomic, export, place, computed);
    }

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.insert(this);
    }
}
