package dev.trestle.runtime.list;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.StatementBinder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the rows of a list without its pages.
 *
 * @param database where
 * @param select the SELECT with its filters
 * @param binder binds the values of the filters
 */
record RowCount(Database database, String select, StatementBinder binder) {

    /** The first is that of the whole plan (PostgreSQL, EXPLAIN). */
    private static final Pattern ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    long of(Count count) {
        return switch (count) {
            case EXACT -> database.one("SELECT count(*) FROM (" + select + ") AS listed", binder, row -> row.int8(1));
            case ESTIMATED -> estimate(database.one("EXPLAIN (FORMAT JSON) " + select, binder, row -> row.text(1)));
        };
    }

    private static long estimate(String plan) {
        Matcher rows = ROWS.matcher(plan);
        if (!rows.find()) {
            throw new IllegalStateException("EXPLAIN returned no estimate");
        }
        return Long.parseLong(rows.group(1));
    }
}
