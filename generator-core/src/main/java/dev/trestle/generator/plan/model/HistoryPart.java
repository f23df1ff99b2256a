package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * All that is generated for tables with history.
 *
 * @param tables in the order of the routes file
 * @param migration the repeatable migration, without its first line
 */
public record HistoryPart(List<HistoryTable> tables, String migration) {

    /** The name of the repeatable migration, which Flyway applies again whenever it changes. */
    public static final String FILE = "R__trestle_history.sql";

    /** Whether there are none. */
    public boolean isEmpty() {
        return tables.isEmpty();
    }
}
