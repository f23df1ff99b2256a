package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes the statement that deletes the rows that match.
 *
 * @param table as it is written in SQL
 * @param inputs the columns that are compared
 */
public record DeleteSqlPlanner(String table, List<InputField> inputs) {

    /** A constant where none of the columns can be null. */
    public Statement plan() {
        return inputs.stream().anyMatch(input -> input.presence().nullable())
                ? WholeSql.assembled(Statement.Kind.DELETE, table,
                        inputs.stream().map(input -> new Fragment(Fragment.Role.MATCH, input)).toList(), Optional.empty())
                : new Statement.Constant(sql(), inputs);
    }

    // DELETE FROM public.film_actor
    // WHERE film_id = ?
    //   AND actor_id = ?
    private String sql() {
        return "DELETE FROM " + table + "\nWHERE "
                + inputs.stream().map(SqlText::equation).collect(Collectors.joining("\n  AND "));
    }
}
