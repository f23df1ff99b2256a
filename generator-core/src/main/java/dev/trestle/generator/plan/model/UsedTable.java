package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A table as one route uses it.
 *
 * @param methodName of the method that gives the table with the columns of all routes
 * @param columns those that the route uses, as they are written in SQL
 * @param whole whether these are the columns of all routes
 * @param nullable those of the columns that are NOT NULL for other routes, and may hold null for this one
 */
public record UsedTable(String methodName, List<String> columns, boolean whole, List<String> nullable) {

    /** Whether it is the table as all routes use it. */
    public boolean isShared() {
        return whole && nullable.isEmpty();
    }
}
