package dev.trestle.generator.plan.model;

import dev.trestle.generator.route.LoadMode;
import java.util.List;
import java.util.Optional;

/**
 * A route that stores any number of rows.
 *
 * @param table as it is written in SQL
 * @param statement the columns that it copies
 * @param mode what becomes of the rows that are there
 * @param key the columns that find the row to update, as they are written in SQL; empty unless rows are merged
 * @param staged whether COPY cannot write to the table, or not as an INSERT does
 * @param maxRejects how many rows with mistakes are left out; empty where the first one refuses the load
 */
public record LoadPlan(
        Endpoint endpoint,
        String table,
        Exchange exchange,
        Statement.Assembled statement,
        LoadMode mode,
        List<String> key,
        boolean staged,
        Optional<Integer> maxRejects) implements RoutePlan {

    @Override
    public List<Statement> statements() {
        return List.of(statement);
    }

    @Override
    public boolean loads() {
        return true;
    }

    /** A job has the body of its request as a file. */
    @Override
    public boolean needsFiles() {
        return background();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.load(this);
    }
}
