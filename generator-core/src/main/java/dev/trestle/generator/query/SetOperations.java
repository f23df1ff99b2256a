package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.OptionalLong;

/** UNION, INTERSECT and EXCEPT. */
final class SetOperations {

    private static final long UNION = 1;
    private static final long INTERSECT = 2;
    private static final int DEEPEST = 300;

    private final Scope scope;

    SetOperations(Scope scope) {
        this.scope = scope;
    }

    /** The verdict on a column, from 0, of an operation or of one of the queries that it is over. */
    Verdict column(Struct node, int column, int depth) {
        if (depth > DEEPEST) {
            return Verdict.nullable("too many queries are combined to be analysed");
        }
        if (node.is("RANGETBLREF")) {
            return scope.subquery(subquery(node)).outputs().column(column);
        }
        long type = node.numbers("colTypes").get(column);
        Verdict left = operand(node.struct("larg").orElseThrow(), column, type, depth);
        Verdict right = operand(node.struct("rarg").orElseThrow(), column, type, depth);
        return switch ((int) node.number("op")) {
            case (int) UNION -> union(left, right);
            case (int) INTERSECT -> left.isNotNull() ? left : right.isNotNull() ? right : left.orNullable();
            default -> left;
        };
    }

    /** PostgreSQL casts the column where its type is another; a user's cast may return null. */
    private Verdict operand(Struct node, int column, long type, int depth) {
        OptionalLong own = node.is("RANGETBLREF")
                ? ExpressionTypes.column(new QueryTree(subquery(node)), column)
                : OptionalLong.of(node.numbers("colTypes").get(column));
        return scope.isBuiltInType(type) || own.isPresent() && own.getAsLong() == type
                ? column(node, column, depth + 1)
                : Verdict.nullable("it is cast to a type that is not PostgreSQL's own");
    }

    private Struct subquery(Struct reference) {
        return scope.query().rangeTableEntry(reference.number("rtindex")).struct("subquery").orElseThrow();
    }

    private static Verdict union(Verdict left, Verdict right) {
        if (!left.isNotNull()) {
            return right.isAlwaysNull() ? left : left.orNullable();
        }
        return right.isNotNull() ? left.relyingOn(right) : right.orNullable();
    }
}
