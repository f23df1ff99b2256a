package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A column that a function of the service computes, or a table whose rows it computes.
 *
 * @param name for people, such as {@code film.summary} or {@code doc_chunk}
 * @param className of the class with its inputs and the interface of its function
 * @param memberName of the function, where the class of all routes takes it
 * @param keyClass the record of the keys of its table
 * @param inputs the components of the record that the function takes
 * @param values the column itself; of rows, the columns that the function fills
 * @param read the statement that reads the inputs
 * @param store the statement that stores values
 * @param missing of rows: whether a row {@code f} has none, in SQL
 * @param location where diagnostics about it point
 */
public record ComputedPlan(
        String name,
        String className,
        String memberName,
        String keyClass,
        ComputedColumn column,
        List<OutputField> inputs,
        List<OutputField> values,
        String read,
        String store,
        Optional<String> missing,
        Calls calls,
        Location location) {

    /**
     * How its function is called. Options that are empty are left to the run time.
     *
     * @param batch how many rows the function takes at once; empty where it takes one row
     * @param limit that its calls keep
     * @param run when it is called first
     */
    public record Calls(
            Optional<Integer> batch,
            Optional<Integer> attempts,
            Optional<Duration> backoff,
            Optional<Duration> timeout,
            Optional<LimitPlan> limit,
            ComputedRun run) {}

    /** The column itself, of one that is not a table. */
    public OutputField value() {
        return values.get(0);
    }

    /** The table of rows; empty for a column. */
    public Optional<ComputedRows> rows() {
        return column.rows();
    }

    /** How many rows the function takes at once; empty where it takes one row. */
    public Optional<Integer> batch() {
        return calls.batch;
    }
}
