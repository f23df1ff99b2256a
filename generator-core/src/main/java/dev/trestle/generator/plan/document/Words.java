package dev.trestle.generator.plan.document;

import dev.trestle.generator.plan.model.RoutePlan;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names of Java and SQL as words. */
final class Words {

    private static final String DEFAULT_SCHEMA = "public.";

    private Words() {}

    /** A table as people call it: without the default schema. */
    static String table(String sql) {
        return sql.startsWith(DEFAULT_SCHEMA) ? sql.substring(DEFAULT_SCHEMA.length()) : sql;
    }

    /** The name of the route's class: {@code SearchFilms} is {@code Search films}. */
    static String of(RoutePlan route) {
        String name = route.endpoint().className();
        String words = name.codePoints()
                .mapToObj(c -> Character.isUpperCase(c) ? " " + Character.toString(c).toLowerCase(Locale.ROOT) : Character.toString(c))
                .collect(Collectors.joining())
                .strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What a file of SQL begins with: the lines of a comment, without their hyphens. */
    static String leadingComment(String sql) {
        return sql.lines()
                .map(String::strip)
                .takeWhile(line -> line.startsWith("--"))
                .map(line -> line.substring(2).strip())
                .collect(Collectors.joining(" "))
                .strip();
    }
}
