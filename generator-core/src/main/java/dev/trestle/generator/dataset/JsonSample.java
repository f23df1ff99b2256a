package dev.trestle.generator.dataset;

import dev.trestle.generator.diagnostic.Quoted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A sample in NDJSON. The columns are the members of all lines, in the order in which they appear; each has the type that fits all of its
 * values without conversion. Strings have the types that they would have in CSV, except for those of numbers.
 *
 * @param literal its path in SQL
 */
record JsonSample(String literal) {

    private static final Set<String> WHOLE = Set.of("BIGINT", "UBIGINT", "HUGEINT");
    private static final Set<String> STRINGS = Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMP WITH TIME ZONE", "UUID");

    /** The types of DuckDB by the names of the columns, in their order. */
    Map<String, String> columns(Statement statement) throws SQLException, UnfitSampleException {
        try (ResultSet row = statement.executeQuery("SELECT count(*), count(*) FILTER (WHERE json_type(json) <> 'OBJECT')" + from())) {
            row.next();
            if (row.getLong(1) == 0) {
                throw new UnfitSampleException("has no lines with objects, so that it does not show any types.");
            }
            if (row.getLong(2) > 0) {
                throw new UnfitSampleException("has a line that is no JSON object.");
            }
        }
        Map<String, String> types = new LinkedHashMap<>();
        for (String name : names(statement)) {
            types.put(name, type(statement, SampleFile.literal("/" + name.replace("~", "~0").replace("/", "~1"))));
        }
        return types;
    }

    private String from() {
        return " FROM read_json_objects(" + literal + ", format = 'newline_delimited', compression = 'none', hive_partitioning = false)";
    }

    private Set<String> names(Statement statement) throws SQLException, UnfitSampleException {
        Set<String> names = new LinkedHashSet<>();
        Set<String> distinct = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT unnest(json_keys(json))" + from())) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (names.add(name) && !distinct.add(name.toLowerCase(Locale.ROOT))) {
                    throw new UnfitSampleException("has two columns " + Quoted.of(name)
                            + "; DuckDB does not distinguish names that differ only in case.");
                }
            }
        }
        if (names.isEmpty()) {
            throw new UnfitSampleException("has no members in its objects, so that it does not show any columns.");
        }
        return names;
    }

    private String type(Statement statement, String pointer) throws SQLException {
        Set<String> kinds = new TreeSet<>();
        try (ResultSet rows = statement.executeQuery("SELECT DISTINCT json_type(json, " + pointer + ")" + from())) {
            while (rows.next()) {
                String kind = rows.getString(1);
                if (kind != null && !kind.equals("NULL")) {
                    kinds.add(kind);
                }
            }
        }
        if (kinds.isEmpty()) {
            return "VARCHAR";
        }
        if (kinds.equals(Set.of("VARCHAR"))) {
            return string(statement, pointer);
        }
        if (kinds.equals(Set.of("BOOLEAN"))) {
            return "BOOLEAN";
        }
        kinds.removeAll(WHOLE);
        if (kinds.isEmpty() && fit(statement, pointer, "TRY_CAST(c AS BIGINT) IS NOT NULL")) {
            return "BIGINT";
        }
        kinds.remove("DOUBLE");
        return kinds.isEmpty() ? "DOUBLE" : "JSON";
    }

    private String string(Statement statement, String pointer) throws SQLException {
        List<CsvSample.Candidate> candidates =
                CsvSample.CANDIDATES.stream().filter(candidate -> STRINGS.contains(candidate.type())).toList();
        for (CsvSample.Candidate candidate : candidates) {
            if (fit(statement, pointer, candidate.fits("c"))) {
                return candidate.type();
            }
        }
        return "VARCHAR";
    }

    private boolean fit(Statement statement, String pointer, String test) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "SELECT bool_and(c IS NULL OR " + test + ") FROM (SELECT json_extract_string(json, " + pointer + ") AS c" + from() + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
