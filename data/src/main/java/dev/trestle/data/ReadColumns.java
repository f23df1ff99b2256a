package dev.trestle.data;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The texts that tell which columns a query reads: the query itself, and the scans of DuckDB's plans. A column that is in none of them is
 * not read. A plan lists the columns that a scan returns, and as text the conditions that it applies to others.
 *
 * @param texts in lower case
 */
record ReadColumns(List<String> texts) {

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final Pattern OF_SCAN = Pattern.compile(
            "\"(?:Projections|Filters)\": (?:" + STRING + "|\\[(?:[^\"\\]]|" + STRING + ")*+\\])");

    /** Adds what the plan of a statement tells. */
    static String plan(Session session, String sql, FileBinder binder) throws SQLException {
        return session.query("EXPLAIN (FORMAT json) " + sql, binder, rows -> {
            StringBuilder read = new StringBuilder();
            while (rows.next()) {
                Matcher scans = OF_SCAN.matcher(rows.getString(2));
                while (scans.find()) {
                    read.append(scans.group().replaceFirst("\"\\w+\": ", "")).append('\n');
                }
            }
            return read.toString().toLowerCase(Locale.ROOT);
        });
    }

    /** Whether the column may be read. */
    boolean has(String column) {
        // Its text in a plan is another one.
        if (column.matches("(?s).*[\"\\\\\\p{Cntrl}].*")) {
            return true;
        }
        Pattern word = Pattern.compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(column.toLowerCase(Locale.ROOT)) + "(?![\\p{L}\\p{N}_])");
        return texts.stream().anyMatch(text -> word.matcher(text).find());
    }
}
