package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.Fragment.Role;
import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the statement that changes the row of a key.
 *
 * @param table as it is written in SQL
 * @param key the columns of the primary key
 * @param settable the columns that a request may set
 */
public record UpdateSqlPlanner(
        String table, List<InputField> key, List<InputField> settable, List<OutputField> outputs) {

    /** A constant where every request sets every column. */
    public Statement plan() {
        boolean constant = settable.stream().noneMatch(input -> input.presence().threeState());
        return constant
                ? new Statement.Constant(sql(), Stream.concat(settable.stream(), key.stream()).toList())
                : WholeSql.assembled(Statement.Kind.UPDATE, table, fragments(),
                        Optional.of(SqlText.outputs("", outputs)));
    }

    // UPDATE public.film
    // SET title = ?, length = ?
    // WHERE film_id = ?
    // RETURNING film_id, title
    private String sql() {
        return "UPDATE " + table + "\n"
                + SqlText.list("SET ", settable.stream().map(SqlText::equation).toList(), "")
                + "\nWHERE " + where() + "\n" + SqlText.outputs("RETURNING ", outputs);
    }

    private List<Fragment> fragments() {
        return Stream.concat(
                settable.stream().map(input -> new Fragment(Role.SET, input)),
                key.stream().map(input -> new Fragment(Role.WHERE, input)))
                .toList();
    }

    private String where() {
        return key.stream().map(SqlText::equation).collect(Collectors.joining(" AND "));
    }
}
