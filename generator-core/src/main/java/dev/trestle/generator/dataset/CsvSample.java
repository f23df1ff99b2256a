package dev.trestle.generator.dataset;

import dev.trestle.generator.diagnostic.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A sample in CSV, read as the service reads CSV. Each column gets the first of some types that fits all of its cells; a type fits only
 * what the service accepts without conversion, so that a sample always fits its own dataset.
 *
 * @param literal its path in SQL
 */
record CsvSample(String literal) {

    private static final String DIALECT = ", delim = ',', quote = '\"', escape = '\"', nullstr = '', allow_quoted_nulls = false,"
            + " compression = 'none', hive_partitioning = false";
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CLOCK = "[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?";

    /** Texts that are values and no names of columns; a first line with one of them is no header. */
    private static final String VALUE = "|[+-]?[0-9.,]+|" + DAY + "([T ].*)?|true|false";

    /** A type of DuckDB, and what its cells look like. */
    record Candidate(String type, String pattern) {

        String fits(String column) {
            return "regexp_full_match(" + column + ", '" + pattern + "') AND TRY_CAST(" + column + " AS " + type + ") IS NOT NULL";
        }
    }

    /** Leading zeros and more digits than a type has make a text: such as a postcode, or the number of an account. */
    static final List<Candidate> CANDIDATES = List.of(
            new Candidate("BOOLEAN", "true|false|TRUE|FALSE"),
            new Candidate("BIGINT", "-?(0|[1-9][0-9]*)"),
            new Candidate("DOUBLE", "-?(0|[1-9][0-9]{0,14})([.][0-9]+)?([eE][+-]?[0-9]{1,3})?"),
            new Candidate("DATE", DAY),
            new Candidate("TIME", CLOCK),
            new Candidate("TIMESTAMP", DAY + "[T ]" + CLOCK),
            new Candidate("TIMESTAMP WITH TIME ZONE", DAY + "[T ]" + CLOCK + "(Z|[+-][0-9]{2}(:?[0-9]{2})?)"),
            new Candidate("UUID", "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"));

    private static final String TEXT = "VARCHAR";

    /** The types of DuckDB by the names of the columns, in their order. */
    Map<String, String> columns(Statement statement) throws SQLException, UnfitSampleException {
        List<String> names = header(statement);
        List<String> tests = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String column = "c" + i;
            tests.add("count(" + column + ")");
            CANDIDATES.forEach(candidate -> tests.add("bool_and(" + column + " IS NULL OR " + candidate.fits(column) + ")"));
        }
        String struct = names.stream().map(name -> "'c" + names.indexOf(name) + "': 'VARCHAR'").collect(Collectors.joining(", ", "{", "}"));
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet row = statement.executeQuery("SELECT " + String.join(", ", tests) + ", count(*) FROM read_csv(" + literal + DIALECT
                + ", header = true, auto_detect = false, columns = " + struct + ")")) {
            row.next();
            if (row.getLong(tests.size() + 1) == 0) {
                throw new UnfitSampleException("has no rows after its header, so that it does not show any types.");
            }
            int first = 1;
            for (String name : names) {
                types.put(name, type(row, first));
                first += 1 + CANDIDATES.size();
            }
        }
        return types;
    }

    private static String type(ResultSet row, int first) throws SQLException {
        for (int i = 0; i < CANDIDATES.size(); i++) {
            if (row.getLong(first) > 0 && row.getBoolean(first + 1 + i)) {
                return CANDIDATES.get(i).type();
            }
        }
        return TEXT;
    }

    private List<String> header(Statement statement) throws SQLException, UnfitSampleException {
        List<String> names = new ArrayList<>();
        Set<String> distinct = new LinkedHashSet<>();
        try (ResultSet row = statement.executeQuery(
                "SELECT * FROM read_csv(" + literal + DIALECT + ", header = false, all_varchar = true, null_padding = true,"
                        + " strict_mode = false, ignore_errors = true, parallel = false) LIMIT 1")) {
            if (!row.next()) {
                throw new UnfitSampleException("is empty.");
            }
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                String name = row.getString(i) == null ? "" : row.getString(i);
                if (name.matches(VALUE)) {
                    throw new UnfitSampleException("has " + Quoted.of(name) + " as the name of its column " + i
                            + "; the first line has to be a header with the names of the columns.");
                }
                if (!distinct.add(name.toLowerCase(Locale.ROOT))) {
                    throw new UnfitSampleException("has two columns " + Quoted.of(name)
                            + "; DuckDB does not distinguish names that differ only in case.");
                }
                names.add(name);
            }
        }
        return names;
    }
}
