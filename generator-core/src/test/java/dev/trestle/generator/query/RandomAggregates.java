package dev.trestle.generator.query;

import dev.trestle.generator.query.RandomExpressions.Col;
import dev.trestle.generator.query.RandomExpressions.Type;
import java.util.List;
import java.util.Random;

/** Makes calls of aggregates and window functions. */
final class RandomAggregates {

    private final Random random;
    private final RandomExpressions expressions;

    RandomAggregates(Random random, RandomExpressions expressions) {
        this.random = random;
        this.expressions = expressions;
    }

    String of(Type type, List<Col> reach) {
        String call = call(type, expressions.of(type, reach, 1), reach);
        boolean filter = isPlain(call) && random.nextInt(5) == 0;
        return filter ? call + " filter (where " + expressions.condition(reach, 0) + ")" : call;
    }

    private String call(Type type, String value, List<Col> reach) {
        return switch (type) {
            case INT -> pick("count(*)::int", "count(" + value + ")::int", "max(" + value + ")",
                    "sum(" + value + ")::int",
                    "bit_or(" + value + ")", "grouping(" + value + ")");
            case TEXT -> pick("max(" + value + ")", "string_agg(" + value + ", ',')",
                    "xmlagg(xmlforest(" + value + " as x))::text");
            case BOOL -> pick("bool_and(" + value + ")", "bool_or(" + value + ")", "every(" + value + ")");
            case NUM -> {
                String pair = "(" + expressions.of(Type.INT, reach, 0) + ", " + expressions.of(Type.INT, reach, 0)
                        + ")::numeric";
                yield pick("avg(" + value + ")", "stddev(" + value + ")", "min(" + value + ")",
                        "var_pop(" + value + ")", "variance(" + value + ")", "covar_pop" + pair, "covar_samp" + pair,
                        "regr_avgx" + pair, "regr_sxy" + pair, "regr_slope" + pair, "corr" + pair);
            }
            case DATE -> pick("min(" + value + ")", "upper(range_intersect_agg(daterange(" + value + ", null)))");
            case JSON -> pick("jsonb_agg(" + value + ")", "jsonb_object_agg('k', " + value + ")",
                    "to_jsonb(range_agg(int4range(0, abs(" + expressions.of(Type.INT, reach, 0) + "))))");
            case LIST -> "array_agg(" + expressions.of(Type.INT, reach, 1) + ")";
        };
    }

    /** A window function over the rows in reach. */
    String windowed(Type type, List<Col> reach) {
        String value = expressions.of(type, reach, 1);
        String aggregate = call(type, value, reach);
        String call = switch (random.nextInt(7)) {
            case 0 -> "lag(" + value + ")";
            case 1 -> "lead(" + value + ", 1, " + expressions.of(type, reach, 0) + ")";
            case 2 -> "first_value(" + value + ")";
            case 3 -> "nth_value(" + value + ", 2)";
            case 4 -> "last_value(" + value + ")";
            default -> isPlain(aggregate) ? aggregate : "first_value(" + value + ")";
        };
        return call + " over (partition by " + expressions.of(Type.INT, reach, 0) + " order by " + frame(reach) + ")";
    }

    /** Whether it is nothing but the call of an aggregate. */
    private static boolean isPlain(String call) {
        return call.matches("(?!grouping|upper|to_jsonb)\\w+\\(.*\\)");
    }

    private String frame(List<Col> reach) {
        Type type = List.of(Type.INT, Type.TEXT, Type.NUM, Type.DATE).get(random.nextInt(4));
        String order = expressions.of(type, reach, 0);
        return pick(
                order,
                order + " rows between 1 preceding and current row",
                order + " rows between 2 preceding and 1 following exclude ties",
                order + " rows between 1 preceding and current row exclude group",
                order + " rows between 1 following and 2 following",
                order + " rows between 2 preceding and 1 preceding",
                order + " rows between unbounded preceding and unbounded following exclude current row",
                order + " groups between 1 preceding and current row",
                order + " groups between 1 following and unbounded following",
                expressions.of(Type.INT, reach, 0) + " desc range between 1 preceding and 1 following",
                expressions.of(Type.NUM, reach, 0) + " range between current row and 0.5 following",
                expressions.of(Type.NUM, reach, 0) + " range between 'Infinity' preceding and current row",
                expressions.of(Type.DATE, reach, 0) + " range between '1 mon -30 days' preceding and current row");
    }

    private String pick(String... calls) {
        return calls[random.nextInt(calls.length)];
    }
}
