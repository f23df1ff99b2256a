package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a view has that PostgreSQL cannot write through ({@code view_query_is_auto_updatable} of its
 * {@code rewriteHandler.c}; documentation, CREATE VIEW, Updatable Views).
 */
enum ViewObstacle {
    DISTINCT("distinctClause", "has DISTINCT"),
    GROUP_BY("groupClause", "has GROUP BY"),
    GROUPING_SETS("groupingSets", "has GROUP BY"),
    HAVING("havingQual", "has HAVING"),
    SET_OPERATION("setOperations", "has UNION, INTERSECT or EXCEPT"),
    WITH("cteList", "has WITH"),
    LIMIT("limitCount", "has LIMIT"),
    OFFSET("limitOffset", "has OFFSET"),
    AGGREGATE("hasAggs", "has an aggregate"),
    WINDOW("hasWindowFuncs", "has a window function"),
    SETS("hasTargetSRFs", "has a function that returns sets");

    private final String field;
    private final String words;

    ViewObstacle(String field, String words) {
        this.field = field;
        this.words = words;
    }

    /** In words that go on after "the view"; empty where there is none. */
    static Optional<String> in(QueryTree view) {
        Struct query = view.query();
        return Stream.of(values())
                .filter(obstacle -> obstacle.field.startsWith("has") && !obstacle.field.equals("havingQual")
                        ? query.flag(obstacle.field)
                        : query.has(obstacle.field))
                .findFirst()
                .map(obstacle -> obstacle.words)
                .or(() -> view.onlyRelation().filter(table -> !table.has("tablesample")).isPresent()
                        ? Optional.empty()
                        : Optional.of("is not made of one table alone"));
    }
}
