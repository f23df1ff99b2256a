package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.Fragment.Role;
import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Statement.Kind;
import dev.trestle.generator.plan.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes the statements that store rows.
 *
 * @param table as it is written in SQL
 */
public record InsertSqlPlanner(String table, List<InputField> inputs, List<OutputField> outputs) {

    /** Stores one row. */
    public Statement oneRow() {
        boolean constant = inputs.stream().noneMatch(input -> input.presence().threeState());
        return constant ? new Statement.Constant(sql(), inputs) : assembled(Kind.INSERT, List.of());
    }

    /** Stores as many rows as there are. */
    public Statement rows() {
        return assembled(Kind.INSERT_ROWS, List.of());
    }

    /** Stores the row, or updates the one that has this key. */
    public Statement orUpdate(List<InputField> key) {
        return assembled(Kind.INSERT_OR_UPDATE, key);
    }

    /** Stores the row, or does nothing where there is one that has this key. */
    public Statement orNothing(List<InputField> key) {
        return assembled(Kind.INSERT_OR_NOTHING, key);
    }

    // SELECT name, created_at
    // FROM public.tag
    // WHERE name = ?
    /** Finds the row that has this key. */
    public Statement find(List<InputField> key, String condition) {
        return new Statement.Constant(SqlText.outputs("SELECT ", outputs) + "\nFROM " + table + "\nWHERE " + condition,
                key);
    }

    // INSERT INTO public.film (title, length)
    // VALUES (?, ?)
    // RETURNING film_id, title
    private String sql() {
        String values = inputs.isEmpty()
                ? "INSERT INTO " + table + " DEFAULT VALUES"
                : SqlText.list("INSERT INTO " + table + " (", each(InputField::sql), ")") + "\n"
                        + SqlText.list("VALUES (", each(InputField::placeholder), ")");
        return values + "\n" + SqlText.outputs("RETURNING ", outputs);
    }

    private List<String> each(Function<InputField, String> text) {
        return inputs.stream().map(text).toList();
    }

    private Statement assembled(Kind kind, List<InputField> key) {
        return WholeSql.assembled(kind, table,
                inputs.stream().map(input -> new Fragment(key.contains(input) ? Role.KEY : Role.SET, input)).toList(),
                Optional.of(SqlText.outputs("", outputs)));
    }
}
