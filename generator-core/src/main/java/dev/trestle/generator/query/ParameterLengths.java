package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The type modifiers that parameters meet: that of a cast, as in {@code :q::vector(384)}, and that of a column or a cast that an operator has
 * on its other side, as in {@code embedding <=> :q}. A modifier of -1 is none.
 */
final class ParameterLengths {

    private static final int OPERANDS = 2;
    private static final Set<Long> CAST_FORMATS = Set.of(1L, 2L);

    private final Map<Integer, Set<Integer>> found = new TreeMap<>();

    /** Those of each parameter, by its number. */
    static Map<Integer, Set<Integer>> of(QueryTree tree) {
        ParameterLengths lengths = new ParameterLengths();
        tree.query().structs().forEach(lengths::look);
        return lengths.found;
    }

    private void look(Struct expression) {
        modifier(expression).ifPresent(modifier -> add(expression, modifier));
        List<Struct> operands = expression.structList("args");
        if (expression.is("OPEXPR") && operands.size() == OPERANDS) {
            compare(operands.get(0), operands.get(1));
            compare(operands.get(1), operands.get(0));
        }
    }

    private void compare(Struct operand, Struct other) {
        modifier(other).ifPresent(modifier -> add(operand, modifier));
    }

    private void add(Struct expression, int modifier) {
        Expressions.parameter(expression).ifPresent(number -> found.computeIfAbsent(number, any -> new TreeSet<>()).add(modifier));
    }

    /** As PostgreSQL's {@code exprTypmod} finds it ({@code src/backend/nodes/nodeFuncs.c}). */
    private static OptionalInt modifier(Struct expression) {
        long modifier = switch (expression.type()) {
            case "VAR" -> expression.number("vartypmod");
            case "RELABELTYPE" -> expression.number("resulttypmod");
            case "FUNCEXPR" -> ofCast(expression);
            default -> -1;
        };
        return modifier > 0 ? OptionalInt.of((int) modifier) : OptionalInt.empty();
    }

    /** A cast to a length is a function whose second argument is the modifier. */
    private static long ofCast(Struct call) {
        List<Struct> arguments = call.structList("args");
        return CAST_FORMATS.contains(call.number("funcformat")) && arguments.size() >= OPERANDS && arguments.get(1).is("CONST")
                ? Constants.number(arguments.get(1)).orElse(-1) : -1;
    }
}
