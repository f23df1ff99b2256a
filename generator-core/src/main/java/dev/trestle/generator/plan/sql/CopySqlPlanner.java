package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.Fragment.Role;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the statement that copies rows.
 *
 * @param table as it is written in SQL
 * @param defaults the names of the inputs whose column has a default
 */
public record CopySqlPlanner(String table, List<InputField> inputs, Set<String> defaults) {

    /** Copies rows of those columns that they have. */
    public Statement.Assembled plan() {
        return WholeSql.assembled(Statement.Kind.COPY, table, inputs.stream()
                .map(input -> new Fragment(defaults.contains(input.name()) ? Role.SET : Role.SET_OR_NULL, input))
                .toList(), Optional.empty());
    }
}
