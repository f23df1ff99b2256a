package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Catalog;
import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * What a statement stores in columns of arrays: as many dimensions as the column was declared with, or it could not be read
 * again. A parameter that is stored has as many.
 */
final class ArrayTargets {

    private final Catalog catalog;
    private final ArrayDimensions dimensions;
    private final SqlStatement statement;
    private final Diagnostics diagnostics;
    private final Map<Integer, Integer> parameters = new HashMap<>();
    private boolean sound = true;

    ArrayTargets(Catalog catalog, ArrayDimensions dimensions, SqlStatement statement, Diagnostics diagnostics) {
        this.catalog = catalog;
        this.dimensions = dimensions;
        this.statement = statement;
        this.diagnostics = diagnostics;
    }

    /** The dimensions of parameters that are stored, by number; empty where something does not fit, which is reported. */
    Optional<Map<Integer, Integer>> of(QueryTree tree) {
        new Nesting(tree, null).all().stream()
                .filter(nesting -> nesting.query().assigns() || nesting.query().isMerge())
                .forEach(this::check);
        return sound ? Optional.of(parameters) : Optional.empty();
    }

    private void check(Nesting nesting) {
        QueryTree query = nesting.query();
        Optional<Table> table = RangeTable.oid(query.target()).flatMap(catalog::table);
        Stream<Struct> own = query.assigns() ? query.query().structList("targetList").stream() : Stream.empty();
        Stream<Struct> onConflict = query.query().struct("onConflict").stream()
                .flatMap(conflict -> conflict.structList("onConflictSet").stream());
        Stream<Struct> merged = query.query().structList("mergeActionList").stream()
                .flatMap(action -> action.structList("targetList").stream());
        Stream.of(own, onConflict, merged).flatMap(entries -> entries)
                .filter(entry -> !entry.flag("resjunk"))
                .forEach(entry -> table.flatMap(known -> column(known, entry.number("resno")))
                        .ifPresent(column -> check(nesting, table.get(), column, entry.struct("expr").orElseThrow())));
    }

    private static Optional<Column> column(Table table, long number) {
        return table.columns().stream()
                .filter(column -> column.number() == number && isArray(column.type()))
                .findFirst();
    }

    private void check(Nesting nesting, Table table, Column column, Struct expression) {
        int wanted = dimensions.of(table, column);
        String name = "'" + table.name() + "." + column.name() + "'";
        for (ValueSource source : sources(nesting, expression).toList()) {
            Struct value = source.value();
            OptionalInt parameter = Expressions.parameter(value);
            if (parameter.isPresent() && !isArrayOf(Expressions.withoutCasts(value))) {
                report(parameter, "is a text that may hold an array of any dimensions, but " + name + " is declared with "
                        + wanted + "; write the parameter as an array, such as ':%s::" + column.type().name().sql() + "'");
            } else if (parameter.isPresent()) {
                Integer before = parameters.put(parameter.getAsInt(), wanted);
                if (before != null && before != wanted) {
                    report(parameter, "is stored in " + name + ", which is declared with " + words(wanted)
                            + ", and also in a column with " + before + "; use two parameters");
                }
            } else {
                int has = dimensions.of(source.at().query(), value);
                if (has != ArrayDimensions.UNKNOWN && has != wanted) {
                    report(OptionalInt.empty(), "The array for " + name + " has "
                            + (has == ArrayDimensions.MIXED ? "no fixed number of dimensions" : words(has))
                            + ", but the column is declared with " + wanted + ", and only such arrays can be read; store "
                            + words(wanted) + ", or change the declaration of the column");
                }
            }
        }
    }

    /** What a value may come from: what a COALESCE or CASE gives is one of several. */
    private static Stream<ValueSource> sources(Nesting at, Struct expression) {
        return ValueSource.of(at, expression).stream().flatMap(source -> {
            Struct value = source.value();
            Stream<Struct> alternatives = switch (value.type()) {
                case "COALESCEEXPR" -> value.structList("args").stream();
                case "CASEEXPR" -> Stream.concat(
                        value.structList("args").stream().flatMap(when -> when.struct("result").stream()),
                        value.struct("defresult").stream());
                default -> Stream.empty();
            };
            List<Struct> each = alternatives.toList();
            return each.isEmpty() ? Stream.of(source) : each.stream().flatMap(one -> sources(source.at(), one));
        });
    }

    private boolean isArrayOf(Struct parameter) {
        return Optional.ofNullable(catalog.types().get(parameter.number("paramtype"))).filter(ArrayTargets::isArray).isPresent();
    }

    private static boolean isArray(PgType type) {
        return type instanceof PgType.Domain domain ? isArray(domain.base()) : type instanceof PgType.Array;
    }

    private static String words(int dimensions) {
        return dimensions + (dimensions == 1 ? " dimension" : " dimensions");
    }

    private void report(OptionalInt parameter, String message) {
        sound = false;
        String name = parameter.isPresent() ? statement.names().get(parameter.getAsInt() - 1) : "";
        diagnostics.report(DiagnosticCode.ARRAY_DIMENSIONS,
                parameter.isPresent() ? statement.firstLocation(name) : statement.location(),
                parameter.isPresent() ? "':" + name + "' " + message.replace("%s", name) : message);
    }
}
