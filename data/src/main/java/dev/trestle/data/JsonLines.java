package dev.trestle.data;

import dev.trestle.runtime.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The lines of NDJSON files as rows of texts, in SQL. DuckDB reads them as lines, because its own reader of JSON counts no lines, skips
 * broken ones without a trace, and converts members of other kinds.
 *
 * @param names of the columns
 */
record JsonLines(List<String> names) {

    /** No character of a line has a meaning for the reader; a blank line is null. */
    private static final String READ = ", header = false, auto_detect = false, delim = '', quote = '', escape = '', strict_mode = false, "
            + "new_line = '\\r\\n', columns = {'line': 'VARCHAR'}, compression = 'none', hive_partitioning = false)";

    private static final String BLANKS = "chr(32) || chr(9) || chr(13)";

    /** The text of a line; null if it is blank. */
    String line() {
        return SqlText.name(free("line"));
    }

    /** The text of a line that is an object; null for any other. */
    String object() {
        return SqlText.name(free("object"));
    }

    /** A name that no column has. */
    private String free(String name) {
        String free = name;
        while (has(free)) {
            free += "#";
        }
        return free;
    }

    private boolean has(String name) {
        return names.stream().anyMatch(column -> column.toLowerCase(Locale.ROOT).equals(name));
    }

    /** The table of all lines that are not blank, with the texts of the members that are columns. */
    String rows(String paths) {
        return "(SELECT * FROM " + lines(paths) + " WHERE " + line() + " IS NOT NULL)";
    }

    /** The same with blank lines, so that the number of a row is that of its line. */
    String lines(String paths) {
        String members = names.stream()
                .map(name -> ", " + text(name) + " AS " + SqlText.name(name)).collect(Collectors.joining());
        return "(SELECT " + line() + ", " + object() + members + " FROM (SELECT " + line() + ", CASE WHEN json_valid(" + line()
                + ") THEN CASE WHEN json_type(" + line() + ") = 'OBJECT' THEN " + line() + " END END AS " + object()
                + " FROM (SELECT nullif(trim(line, " + BLANKS + "), '') AS " + line() + " FROM read_csv(" + paths + READ + ")))";
    }

    /** The text of a member: of a string what it says, of an array or an object its JSON; null if there is none. */
    private String text(String name) {
        return "json_extract_string(" + object() + ", " + pointer(name) + ")";
    }

    /** The JSON of a member; null if there is none, or it is null. */
    String json(String name) {
        return "nullif(CAST(json_extract(" + object() + ", " + pointer(name) + ") AS VARCHAR), 'null')";
    }

    /** The kind of the value of a member, in the words of DuckDB; null if there is none. */
    String kind(String name) {
        return "json_type(" + object() + ", " + pointer(name) + ")";
    }

    /** Whether an object has members that are no columns. */
    String hasMore() {
        return "NOT list_has_all(" + names.stream().map(SqlText::literal).collect(Collectors.joining(", ", "[", "]"))
                + ", json_keys(" + object() + "))";
    }

    private static String pointer(String name) {
        return SqlText.literal(FieldError.pointer(name));
    }
}
