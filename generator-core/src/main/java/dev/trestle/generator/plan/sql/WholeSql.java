package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.Fragment;
import dev.trestle.generator.plan.model.Fragment.Role;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.Statement.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Writes a statement that is put together for each request, as it is for a request that has all columns: for psql, with a
 * variable for each value.
 */
record WholeSql(Kind kind, String table, List<Fragment> fragments, String returning) {

    static Statement.Assembled assembled(Kind kind, String table, List<Fragment> fragments, Optional<String> returning) {
        String whole = new WholeSql(kind, table, fragments, returning.map(columns -> "\nRETURNING " + columns).orElse("")).text();
        return new Statement.Assembled(kind, table, fragments, returning, whole);
    }

    private String text() {
        return (switch (kind) {
            case INSERT, INSERT_ROWS -> insert();
            case COPY -> list("COPY " + table + " (", fragments.stream().map(Fragment::input).toList(), InputField::sql, ") FROM STDIN");
            case INSERT_OR_UPDATE -> insert() + onConflict() + "DO UPDATE\n"
                    + list("SET ", updated(), input -> input.sql() + " = EXCLUDED." + input.sql(), "");
            case INSERT_OR_NOTHING -> insert() + onConflict() + "DO NOTHING";
            case UPDATE -> "UPDATE " + table + "\n" + list("SET ", inputs(Role.SET), WholeSql::equation, "")
                    + "\nWHERE " + conditions(Role.WHERE);
            case DELETE -> "DELETE FROM " + table + "\nWHERE " + conditions(Role.MATCH);
        }) + returning + ";";
    }

    private String insert() {
        List<InputField> all = fragments.stream().map(Fragment::input).toList();
        return list("INSERT INTO " + table + " (", all, InputField::sql, ")") + "\n"
                + list("VALUES (", all, WholeSql::value, ")");
    }

    private String onConflict() {
        return "\n" + list("ON CONFLICT (", inputs(Role.KEY), InputField::sql, ") ");
    }

    /** Where a row has nothing but its key, that is set to what it is. */
    private List<InputField> updated() {
        return inputs(inputs(Role.SET).isEmpty() ? Role.KEY : Role.SET);
    }

    private List<InputField> inputs(Role role) {
        return fragments.stream().filter(fragment -> fragment.role() == role).map(Fragment::input).toList();
    }

    private String conditions(Role role) {
        return inputs(role).stream().map(WholeSql::equation).collect(Collectors.joining("\n  AND "));
    }

    private static String list(String head, List<InputField> inputs, Function<InputField, String> each, String tail) {
        return SqlText.list(head, inputs.stream().map(each).toList(), tail);
    }

    private static String equation(InputField input) {
        return input.sql() + " = " + value(input);
    }

    // :'released'::date
    private static String value(InputField input) {
        String variable = input.name().matches("\\w+") ? input.name() : input.javaName();
        return input.placeholder().replace("?", ":'" + variable + "'");
    }
}
