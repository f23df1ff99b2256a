package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;
import java.util.List;

/**
 * A table with history, and what the repeatable migration makes for it in the schema {@code trestle_history}.
 *
 * @param name for people: as the routes file has it, such as {@code film}
 * @param sql schema and name as they are written in SQL
 * @param names of the objects that belong to it
 * @param columns those that the history has: all but virtual generated ones
 * @param location where diagnostics about it point
 */
public record HistoryTable(String name, String sql, Names names, List<Column> columns, Location location) {

    /** The primary key, in the order of the table. */
    public List<Column> key() {
        return columns.stream().filter(Column::key).toList();
    }

    /**
     * Schema and name of each object, as they are written in SQL, and of the columns that past rows have besides those of the table.
     *
     * @param past the table of past rows
     * @param present the table that says since when the rows of the table are as they are
     * @param operation the function that finds, or makes, the operation of a transaction
     * @param inserted the function of the trigger for INSERT; {@code updated}, {@code deleted} and {@code truncated} likewise
     * @param asOf the function that returns the rows as they were
     * @param changes the function that returns the rows of an operation
     * @param touched the function that returns the keys of an operation
     * @param references the function that fails if rows refer to those that a revert would delete
     * @param revert the function that reverts an operation
     * @param forget the function that deletes past rows
     * @param valid the column of the time in which a past row was as it is
     * @param madeBy the column of the operation that made a row
     * @param endedBy the column of the operation that ended a past row
     * @param since the column with the time from which a row is as it is
     * @param existed the result that says whether a row existed before an operation
     * @param left the result that says whether the operation left a row
     */
    public record Names(String past, String present, String operation, String inserted, String updated, String deleted, String truncated,
            String asOf, String touched, String changes, String references, String revert, String forget, String valid, String madeBy,
            String endedBy, String since, String existed, String left) {}

    /**
     * A column of the table.
     *
     * @param name as it stands in the catalog
     * @param sql the same as it is written in SQL
     * @param typeText its type in the history: without a domain, and without a length
     * @param equal the operator that finds equal keys
     * @param key whether it is in the primary key
     * @param notNull whether every row of the history has a value
     * @param updated whether UPDATE can restore it
     * @param inserted whether INSERT can restore it
     * @param derived whether a function of the service computes it, so that its change alone is no operation
     */
    public record Column(String name, String sql, String typeText, String equal, boolean key, boolean notNull, boolean updated,
            boolean inserted, boolean derived) {}
}
