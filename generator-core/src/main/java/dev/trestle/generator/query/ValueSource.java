package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An expression that a stored value comes from.
 *
 * @param at the query in whose lists it stands
 */
record ValueSource(Nesting at, Struct value) {

    private static final long EXCEPT = 3;

    /**
     * The sources of an expression's values: through VALUES, subqueries, set operations and queries in WITH; the expression itself
     * where it is no column of one of these.
     */
    static List<ValueSource> of(Nesting at, Struct expression) {
        return new Search().of(at, expression).toList();
    }

    /** Looks at each column of a query once, so that recursive queries and queries that are used often end. */
    private static final class Search {

        private final Map<Struct, Set<Integer>> seen = new IdentityHashMap<>();

        Stream<ValueSource> of(Nesting at, Struct expression) {
            Stream<ValueSource> itself = Stream.of(new ValueSource(at, expression));
            Struct below = Expressions.withoutCasts(expression);
            if (!Expressions.isOwnColumn(below) || below.number("varattno") < 1 || below.number("varno") < 1) {
                return itself;
            }
            Struct entry = at.query().rangeTableEntry(below.number("varno"));
            int column = (int) below.number("varattno") - 1;
            return switch (RangeTable.kind(entry)) {
                case VALUES -> entry.list("values_lists").stream()
                        .map(row -> row.children().get(column))
                        .map(Struct.class::cast)
                        .flatMap(value -> of(at, value));
                case SUBQUERY -> entry.struct("subquery").stream()
                        .flatMap(subquery -> outputs(at.with(subquery), column));
                case WITH_QUERY -> at.commonTable(entry).map(body -> outputs(body, column)).orElse(itself);
                case GROUP -> of(at, at.query().grouped(below));
                case RELATION, JOIN, FUNCTION, TABLE_FUNCTION, TRANSITION_TABLE, RESULT -> itself;
            };
        }

        private Stream<ValueSource> outputs(Nesting at, int column) {
            QueryTree query = at.query();
            if (!seen.computeIfAbsent(query.query(), key -> new HashSet<>()).add(column)) {
                return Stream.empty();
            }
            Optional<Struct> operation = query.query().struct("setOperations");
            return operation.isPresent()
                    ? parts(at, operation.get()).flatMap(part -> outputs(part, column))
                    : query.outputs().stream().skip(column).limit(1)
                            .flatMap(output -> output.struct("expr").stream())
                            .flatMap(value -> of(at, value));
        }

        /** The queries whose rows a set operation may return. */
        private static Stream<Nesting> parts(Nesting at, Struct node) {
            if (node.is("RANGETBLREF")) {
                return at.query().rangeTableEntry(node.number("rtindex")).struct("subquery").stream().map(at::with);
            }
            Stream<Nesting> left = parts(at, node.struct("larg").orElseThrow());
            return node.number("op") == EXCEPT
                    ? left
                    : Stream.concat(left, parts(at, node.struct("rarg").orElseThrow()));
        }
    }
}
