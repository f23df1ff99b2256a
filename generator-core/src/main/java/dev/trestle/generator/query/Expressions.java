package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** What can be told of an expression by its shape ({@code src/include/nodes/primnodes.h}). */
final class Expressions {

    private static final Set<String> CASTS = Set.of(
            "RELABELTYPE", "COERCEVIAIO", "ARRAYCOERCEEXPR", "CONVERTROWTYPEEXPR", "COERCETODOMAIN", "COLLATEEXPR");
    private static final long EXPLICIT_CAST = 1;
    private static final long IMPLICIT_CAST = 2;
    private static final long EXTERNAL = 0;

    private Expressions() {}

    /** The expression below all casts. A cast that is a function takes the value as its first argument. */
    static Struct withoutCasts(Struct expression) {
        Struct below = expression;
        while (true) {
            List<Struct> arguments = below.structList("args");
            if (CASTS.contains(below.type()) && below.struct("arg").isPresent()) {
                below = below.struct("arg").get();
            } else if (isCastFunction(below) && !arguments.isEmpty()) {
                below = arguments.get(0);
            } else {
                return below;
            }
        }
    }

    /** The number of the parameter that this is, casts aside. */
    static OptionalInt parameter(Struct expression) {
        Struct below = withoutCasts(expression);
        return below.is("PARAM") && below.number("paramkind") == EXTERNAL
                ? OptionalInt.of((int) below.number("paramid"))
                : OptionalInt.empty();
    }

    /** Whether it is a column of this query itself, not of one around it. */
    static boolean isOwnColumn(Struct expression) {
        return expression.is("VAR") && expression.number("varlevelsup") == 0;
    }

    private static boolean isCastFunction(Struct expression) {
        if (!expression.is("FUNCEXPR")) {
            return false;
        }
        long format = expression.number("funcformat");
        return format == EXPLICIT_CAST || format == IMPLICIT_CAST;
    }
}
