package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells which parameters may be null, by where they stand: where the statement asks whether they are, as in
 * {@code :x IS NULL}, or where they go into a column that takes it. Going into a NOT NULL column outweighs all else.
 * The last argument of COALESCE is what stands in for null, and so is not expected to be null itself.
 */
final class ParameterNullability {

    private static final String NOT_EXPECTED = "required: the statement does not expect null for it";

    private static final String STANDS_IN = "required: it is the last argument of COALESCE";

    private final Catalog catalog;
    private final Map<Integer, String> nullable = new HashMap<>();
    private final Map<Integer, String> required = new HashMap<>();
    private final Set<Integer> standIns = new HashSet<>();
    private final Map<Integer, NullOverride.Kind> said;

    private ParameterNullability(Catalog catalog, Map<Integer, NullOverride.Kind> said) {
        this.catalog = catalog;
        this.said = said;
    }

    /** Looks at all places where a parameter stands. */
    static ParameterNullability of(QueryTree tree, Catalog catalog) {
        return of(tree, catalog, Map.of());
    }

    /** The same, but for the parameters of these numbers, of which the statement says it itself. */
    static ParameterNullability of(QueryTree tree, Catalog catalog, Map<Integer, NullOverride.Kind> said) {
        ParameterNullability analysis = new ParameterNullability(catalog, said);
        tree.query().structs().forEach(analysis::test);
        for (Nesting nesting : new Nesting(tree, null).all()) {
            QueryTree query = nesting.query();
            query.query().struct("limitCount").ifPresent(count -> analysis.mayBeNull(count, "is used in LIMIT"));
            query.query().struct("limitOffset").ifPresent(count -> analysis.mayBeNull(count, "is used in OFFSET"));
            analysis.assignments(nesting);
        }
        return analysis;
    }

    boolean nullable(int parameter) {
        NullOverride.Kind kind = said.get(parameter);
        return kind == null
                ? nullable.containsKey(parameter) && !required.containsKey(parameter)
                : kind == NullOverride.Kind.NULLABLE;
    }

    /** Why, in words. */
    String reason(int parameter) {
        NullOverride.Kind kind = said.get(parameter);
        if (kind != null) {
            return kind == NullOverride.Kind.NULLABLE
                    ? "nullable: declared by '?' in the query"
                    : "required: declared by '!' in the query";
        }
        String reason = required.get(parameter);
        String otherwise = standIns.contains(parameter) ? STANDS_IN : NOT_EXPECTED;
        return reason != null ? reason : nullable.getOrDefault(parameter, otherwise);
    }

    private void test(Struct expression) {
        switch (expression.type()) {
            case "NULLTEST" -> {
                String test = expression.number("nulltesttype") == 0 ? "IS NULL" : "IS NOT NULL";
                expression.struct("arg").ifPresent(argument -> mayBeNull(argument, "is tested with " + test));
            }
            case "DISTINCTEXPR" -> expression
                    .structList("args")
                    .forEach(argument -> mayBeNull(argument, "is compared with IS DISTINCT FROM"));
            case "COALESCEEXPR" -> {
                List<Struct> arguments = expression.structList("args");
                arguments.subList(0, arguments.size() - 1)
                        .forEach(argument -> mayBeNull(argument, "is an argument of COALESCE, and not the last"));
                Expressions.parameter(arguments.get(arguments.size() - 1)).ifPresent(standIns::add);
            }
            default -> {}
        }
    }

    /** A COALESCE is null where its last argument is. */
    private void mayBeNull(Struct expression, String place) {
        Struct value = Expressions.withoutCasts(expression);
        while (value.is("COALESCEEXPR")) {
            List<Struct> arguments = value.structList("args");
            value = Expressions.withoutCasts(arguments.get(arguments.size() - 1));
        }
        Expressions.parameter(value).ifPresent(number -> nullable.putIfAbsent(number, "nullable: it " + place));
    }

    private void assignments(Nesting nesting) {
        QueryTree query = nesting.query();
        if (query.assigns()) {
            assign(nesting, query.query().structList("targetList"));
            query.query()
                    .struct("onConflict")
                    .ifPresent(clause -> assign(nesting, clause.structList("onConflictSet")));
        }
        for (Struct action : query.query().structList("mergeActionList")) {
            assign(nesting, action.structList("targetList"));
        }
    }

    private void assign(Nesting nesting, List<Struct> entries) {
        Optional<Table> target = RangeTable.oid(nesting.query().target())
                .flatMap(catalog::table)
                .filter(table -> table.kind().stores());
        for (Struct entry : entries) {
            Optional<Column> column = target.flatMap(table -> table.column((int) entry.number("resno")));
            if (column.isPresent() && !entry.flag("resjunk")) {
                String name = target.get().name() + "." + column.get().name();
                entry.struct("expr").stream()
                        .flatMap(value -> ValueSource.of(nesting, value).stream())
                        .forEach(source -> assign(source.value(), column.get(), name));
            }
        }
    }

    private void assign(Struct value, Column column, String name) {
        if (column.refusesNull()) {
            Expressions.parameter(value).ifPresent(number ->
                    required.putIfAbsent(number, "required: it goes into " + name + ", which is NOT NULL"));
        } else {
            mayBeNull(value, "goes into " + name + ", which is nullable");
        }
    }
}
