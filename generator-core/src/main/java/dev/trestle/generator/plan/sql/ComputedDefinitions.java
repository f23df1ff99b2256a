package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedTable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The definitions of computed columns in comments of the repeatable migration, a line each, to compare two of these files. */
public final class ComputedDefinitions {

    private static final Pattern LINE = Pattern.compile("(?m)^-- (.+, version \\d+): (.+)$");

    private ComputedDefinitions() {}

    // -- film.summary, version 1: text from title text not null, body text
    static String line(ComputedTable table, ComputedColumn column) {
        return "-- " + (table.nameOf(column) + ", version " + column.version() + ": " + column.definition())
                .replaceAll("\\R", " ");
    }

    /**
     * The columns whose type or inputs have changed although their version is the same, such as {@code film.summary, version 1}.
     *
     * @param before the text of an earlier migration
     * @param after the text of the present one
     */
    public static List<String> changed(String before, String after) {
        Map<String, String> earlier = in(before);
        return in(after).entrySet().stream()
                .filter(now -> !earlier.getOrDefault(now.getKey(), now.getValue()).equals(now.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static Map<String, String> in(String migration) {
        return LINE.matcher(migration).results()
                .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (one, other) -> one));
    }
}
