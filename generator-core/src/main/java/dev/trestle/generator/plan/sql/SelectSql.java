package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement;
import java.util.List;

/** Writes the SELECT of a route without a query file. */
public final class SelectSql {

    private SelectSql() {}

    /** By columns that are compared, each with the input that is bound. */
    public static Statement byKey(String table, List<String> columns, List<InputField> key) {
        return new Statement.Constant(of(table, columns, key.stream().map(SqlText::equation).toList()), key);
    }

    // SELECT film_id, title
    // FROM public.film
    // WHERE film_id = :film_id
    /** All names as they are written in SQL. */
    public static String of(String table, List<String> columns, List<String> conditions) {
        return SqlText.list("SELECT ", columns, "") + "\nFROM " + table
                + (conditions.isEmpty() ? "" : "\nWHERE " + String.join("\n  AND ", conditions));
    }
}
