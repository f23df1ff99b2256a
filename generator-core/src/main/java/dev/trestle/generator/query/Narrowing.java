package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.JoinTree.Condition;
import dev.trestle.generator.query.Node.Struct;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * What can be concluded from a condition that is met. A strict function or operator gives null for null, so where its
 * result is not null, neither is any argument.
 */
final class Narrowing {

    private static final int DEEPEST = 100;

    private final Scope scope;
    private final Semantics semantics;
    private final Set<Side> outside;
    private final boolean expressionsOnly;

    /**
     * @param outside sides of outer joins that the conditions stand below
     * @param expressionsOnly whether columns are not those of the tables, as behind grouping sets
     */
    Narrowing(Scope scope, Set<Side> outside, boolean expressionsOnly) {
        this.scope = scope;
        this.semantics = scope.semantics();
        this.outside = outside;
        this.expressionsOnly = expressionsOnly;
    }

    /** What holds for every row that FROM and WHERE let through. */
    static Set<Fact> ofRows(Scope scope, JoinTree joins) {
        Set<Fact> facts = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Condition condition : joins.conditions()) {
                if (condition.ifMatched().stream().allMatch(side -> facts.contains(new Fact.Matched(side)))) {
                    Narrowing narrowing = new Narrowing(scope, condition.outside(), false);
                    more |= facts.addAll(narrowing.whenTrue(condition.expression(), 0));
                }
            }
        }
        return facts;
    }

    Set<Fact> whenTrue(Struct expression) {
        return whenTrue(expression, 0);
    }

    Set<Fact> whenFalse(Struct expression) {
        return whenFalse(expression, 0);
    }

    private Set<Fact> whenTrue(Struct expression, int depth) {
        if (depth > DEEPEST) {
            return Set.of();
        }
        return switch (expression.type()) {
            case "BOOLEXPR" -> switch (operator(expression)) {
                case "and" -> all(expression.structList("args"), depth, this::whenTrue);
                case "or" -> common(expression.structList("args"), depth, this::whenTrue);
                case "not" -> all(expression.structList("args"), depth, this::whenFalse);
                default -> Set.of();
            };
            case "NULLTEST" -> expression.number("nulltesttype") == 1
                    ? whenNotNull(argument(expression), depth + 1)
                    : Set.of();
            case "BOOLEANTEST" -> booleanTest(expression, depth);
            case "SCALARARRAYOPEXPR" -> compared(expression, expression.flag("useOr"), depth);
            case "SUBLINK" -> expression.number("subLinkType") == SubLinks.ANY
                    ? expression.struct("testexpr").map(test -> whenTrue(test, depth + 1)).orElse(Set.of())
                    : Set.of();
            default -> whenNotNull(expression, depth);
        };
    }

    private Set<Fact> whenFalse(Struct expression, int depth) {
        if (depth > DEEPEST) {
            return Set.of();
        }
        return switch (expression.type()) {
            case "BOOLEXPR" -> switch (operator(expression)) {
                case "and" -> common(expression.structList("args"), depth, this::whenFalse);
                case "or" -> all(expression.structList("args"), depth, this::whenFalse);
                case "not" -> all(expression.structList("args"), depth, this::whenTrue);
                default -> Set.of();
            };
            case "NULLTEST" -> expression.number("nulltesttype") == 0 && !expression.flag("argisrow")
                    ? whenNotNull(argument(expression), depth + 1)
                    : Set.of();
            case "SCALARARRAYOPEXPR" -> compared(expression, !expression.flag("useOr"), depth);
            case "BOOLEANTEST", "SUBLINK" -> Set.of();
            default -> whenNotNull(expression, depth);
        };
    }

    /** {@code IS TRUE, IS NOT TRUE, IS FALSE, IS NOT FALSE, IS UNKNOWN, IS NOT UNKNOWN}, by number. */
    private Set<Fact> booleanTest(Struct test, int depth) {
        Struct argument = argument(test);
        return switch ((int) test.number("booltesttype")) {
            case 0 -> whenTrue(argument, depth + 1);
            case 2 -> whenFalse(argument, depth + 1);
            case 5 -> whenNotNull(argument, depth + 1);
            default -> Set.of();
        };
    }

    /** {@code x = ANY (array)}; over an empty array the operator is never asked, and the other side may be null. */
    private Set<Fact> compared(Struct comparison, boolean someElement, int depth) {
        List<Struct> arguments = comparison.structList("args");
        Set<Fact> facts = new HashSet<>(whenNotNull(arguments.get(1), depth + 1));
        boolean some = someElement || isList(arguments.get(1));
        if (some && strict(comparison, "opfuncid")) {
            facts.addAll(whenNotNull(arguments.get(0), depth + 1));
        }
        return facts;
    }

    private Set<Fact> whenNotNull(Struct expression, int depth) {
        if (depth > DEEPEST) {
            return Set.of();
        }
        if (expression.is("VAR") && !expressionsOnly) {
            return column(expression, depth);
        }
        Set<Fact> facts = new HashSet<>(below(expression, depth + 1));
        if (outside.isEmpty() && !expression.is("CONST")) {
            ExpressionKey.of(expression, semantics).ifPresent(key -> facts.add(new Fact.NotNull(key)));
        }
        return facts;
    }

    private Set<Fact> below(Struct expression, int depth) {
        List<Struct> arguments = expression.structList("args");
        return switch (expression.type()) {
            case "OPEXPR" -> strict(expression, "opfuncid") ? all(arguments, depth, this::whenNotNull) : Set.of();
            case "FUNCEXPR" -> strict(expression, "funcid") ? all(arguments, depth, this::whenNotNull) : Set.of();
            case "RELABELTYPE", "COLLATEEXPR", "ARRAYCOERCEEXPR", "FIELDSELECT" ->
                whenNotNull(argument(expression), depth);
            case "COERCEVIAIO" -> scope.isBuiltInType(expression.number("resulttype"))
                    ? whenNotNull(argument(expression), depth)
                    : Set.of();
            case "BOOLEXPR" -> operator(expression).equals("not")
                    ? all(arguments, depth, this::whenNotNull)
                    : Set.of();
            case "NULLIFEXPR" -> whenNotNull(arguments.get(0), depth);
            case "COALESCEEXPR", "MINMAXEXPR" -> common(arguments, depth, this::whenNotNull);
            case "SCALARARRAYOPEXPR" -> whenNotNull(arguments.get(1), depth);
            default -> Set.of();
        };
    }

    /** A column that is not null is not null where it is stored, nor has any join put nulls in its row's place. */
    private Set<Fact> column(Struct variable, int depth) {
        long up = variable.number("varlevelsup");
        long relation = variable.number("varno");
        long number = variable.number("varattno");
        if (up > 0) {
            return outside.isEmpty() ? Set.of(new Fact.Column(up, relation, number)) : Set.of();
        }
        Set<Fact> facts = new HashSet<>();
        facts.add(new Fact.Column(0, relation, number));
        scope.joins().nulling(relation).stream()
                .filter(side -> !outside.contains(side))
                .forEach(side -> facts.add(new Fact.Matched(side)));
        scope.standsFor(variable).ifPresent(other -> facts.addAll(whenNotNull(other, depth + 1)));
        return facts;
    }

    private Set<Fact> all(List<Struct> arguments, int depth, BiFunction<Struct, Integer, Set<Fact>> conclude) {
        Set<Fact> facts = new HashSet<>();
        arguments.forEach(argument -> facts.addAll(conclude.apply(argument, depth + 1)));
        return facts;
    }

    private Set<Fact> common(List<Struct> arguments, int depth, BiFunction<Struct, Integer, Set<Fact>> conclude) {
        Set<Fact> facts = new HashSet<>(conclude.apply(arguments.get(0), depth + 1));
        Stream.of(arguments).flatMap(List::stream).skip(1).forEach(other ->
                facts.retainAll(conclude.apply(other, depth + 1)));
        return facts;
    }

    private boolean strict(Struct call, String function) {
        return semantics.function(call.number(function)).map(Function::strict).orElse(false);
    }

    /** An array written out, which has one element at least. */
    private static boolean isList(Struct array) {
        return array.is("ARRAYEXPR") && array.has("elements") && !array.flag("multidims");
    }

    private static String operator(Struct expression) {
        return expression.text("boolop").orElse("");
    }

    private static Struct argument(Struct expression) {
        return expression.struct("arg").orElseThrow();
    }
}
