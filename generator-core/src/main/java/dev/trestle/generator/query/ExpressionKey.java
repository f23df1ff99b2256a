package dev.trestle.generator.query;

import dev.trestle.generator.catalog.Function;
import dev.trestle.generator.catalog.Semantics;
import dev.trestle.generator.query.Node.Struct;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A text that two expressions share only if they have the same value in the same row. */
final class ExpressionKey {

    /** Fields that tell where an expression stands or how it was written, not what it means. */
    private static final Set<String> IGNORED = Set.of(
            "location", "varnosyn", "varattnosyn", "varnullingrels", "funcformat", "coerceformat", "relabelformat",
            "coercionformat", "list_start", "list_end");

    /** Kinds of expressions that mean the same wherever they stand; a subquery or an unknown kind may not. */
    private static final Set<String> COMPARABLE = Set.of(
            "VAR", "CONST", "PARAM", "FUNCEXPR", "OPEXPR", "RELABELTYPE", "COERCEVIAIO", "ARRAYCOERCEEXPR",
            "COLLATEEXPR", "FIELDSELECT", "SUBSCRIPTINGREF", "COALESCEEXPR", "NULLIFEXPR", "CASEEXPR", "CASEWHEN",
            "BOOLEXPR", "NULLTEST", "BOOLEANTEST", "AGGREF", "TARGETENTRY", "SORTGROUPCLAUSE",
            "MINMAXEXPR", "DISTINCTEXPR", "SCALARARRAYOPEXPR", "ARRAYEXPR", "GROUPINGFUNC");

    private static final List<String> FUNCTIONS = List.of("funcid", "opfuncid", "aggfnoid");
    private static final int LARGEST = 64;
    private static final int LARGEST_STRUCTURE = 500;

    private ExpressionKey() {}

    /** The key; empty where the expression is large, varies from call to call, or is of a kind not known here. */
    static Optional<String> of(Struct expression, Semantics semantics) {
        List<Struct> structs = expression.structs();
        boolean comparable = structs.size() <= LARGEST
                && structs.stream().allMatch(struct -> COMPARABLE.contains(struct.type()))
                && structs.stream().flatMap(ExpressionKey::functions).noneMatch(oid -> varies(oid, semantics));
        return comparable ? Optional.of(text(expression)) : Optional.empty();
    }

    /** A text that two expressions share if they are made the same, whatever they are made of; empty for large ones. */
    static Optional<String> structure(Struct expression) {
        return expression.structs().size() <= LARGEST_STRUCTURE ? Optional.of(text(expression)) : Optional.empty();
    }

    private static Stream<Long> functions(Struct struct) {
        return FUNCTIONS.stream().filter(struct.fields()::containsKey).map(struct::number);
    }

    private static boolean varies(long oid, Semantics semantics) {
        return semantics.function(oid).map(Function::varies).orElse(true);
    }

    private static String text(Node node) {
        if (!(node instanceof Struct struct)) {
            return node.children().isEmpty() ? node.toString() : list(node.children());
        }
        StringBuilder text = new StringBuilder("{").append(struct.type());
        for (Map.Entry<String, Node> field : struct.fields().entrySet()) {
            if (!IGNORED.contains(field.getKey())) {
                text.append(' ').append(field.getKey()).append('=').append(text(field.getValue()));
            }
        }
        return text.append('}').toString();
    }

    private static String list(List<Node> items) {
        StringBuilder text = new StringBuilder("(");
        items.forEach(item -> text.append(text(item)).append(' '));
        return text.append(')').toString();
    }
}
