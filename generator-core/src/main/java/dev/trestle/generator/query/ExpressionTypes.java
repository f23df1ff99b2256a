package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.Map;
import java.util.OptionalLong;

/** The types of expressions ({@code exprType} of PostgreSQL's {@code src/backend/nodes/nodeFuncs.c}). */
final class ExpressionTypes {

    private static final long BOOLEAN = 16;

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("VAR", "vartype"),
            Map.entry("CONST", "consttype"),
            Map.entry("PARAM", "paramtype"),
            Map.entry("AGGREF", "aggtype"),
            Map.entry("WINDOWFUNC", "wintype"),
            Map.entry("FUNCEXPR", "funcresulttype"),
            Map.entry("OPEXPR", "opresulttype"),
            Map.entry("NULLIFEXPR", "opresulttype"),
            Map.entry("RELABELTYPE", "resulttype"),
            Map.entry("COERCEVIAIO", "resulttype"),
            Map.entry("ARRAYCOERCEEXPR", "resulttype"),
            Map.entry("CONVERTROWTYPEEXPR", "resulttype"),
            Map.entry("COERCETODOMAIN", "resulttype"),
            Map.entry("FIELDSELECT", "resulttype"),
            Map.entry("CASEEXPR", "casetype"),
            Map.entry("COALESCEEXPR", "coalescetype"),
            Map.entry("MINMAXEXPR", "minmaxtype"),
            Map.entry("ARRAYEXPR", "array_typeid"),
            Map.entry("ROWEXPR", "row_typeid"),
            Map.entry("SQLVALUEFUNCTION", "type"));

    private ExpressionTypes() {}

    /** The {@code pg_type.oid}; empty for a kind of expression that does not say it. */
    static OptionalLong of(Struct expression) {
        String field = FIELDS.get(expression.type());
        if (field != null) {
            return OptionalLong.of(expression.number(field));
        }
        return switch (expression.type()) {
            case "COLLATEEXPR" -> of(expression.struct("arg").orElseThrow());
            case "SUBLINK" -> subquery(expression);
            case "BOOLEXPR", "NULLTEST", "BOOLEANTEST", "DISTINCTEXPR", "SCALARARRAYOPEXPR", "ROWCOMPAREEXPR" ->
                OptionalLong.of(BOOLEAN);
            default -> OptionalLong.empty();
        };
    }

    /** The type of a query's column, from 0. */
    static OptionalLong column(QueryTree query, int column) {
        return query.query()
                .struct("setOperations")
                .map(operations -> OptionalLong.of(operations.numbers("colTypes").get(column)))
                .orElseGet(() -> of(query.outputs().get(column).struct("expr").orElseThrow()));
    }

    private static OptionalLong subquery(Struct link) {
        return link.number("subLinkType") == SubLinks.EXPRESSION
                ? column(new QueryTree(link.struct("subselect").orElseThrow()), 0)
                : OptionalLong.empty();
    }
}
