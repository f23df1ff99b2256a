package dev.trestle.generator.query;

import dev.trestle.generator.query.RandomExpressions.Col;
import dev.trestle.generator.query.RandomExpressions.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes queries; PostgreSQL may refuse some. */
final class RandomQueries {

    private final Random random;
    private final RandomSchema schema;
    private final RandomExpressions expressions;
    private final RandomTables tables;

    RandomQueries(Random random, RandomSchema schema) {
        this.random = random;
        this.schema = schema;
        this.expressions = new RandomExpressions(random, this);
        this.tables = new RandomTables(random, schema, expressions, this);
    }

    RandomTables tables() {
        return tables;
    }

    /** A whole statement. */
    String statement() {
        expressions.newStatement();
        return switch (random.nextInt(12)) {
            case 0 -> written();
            case 1 -> "with w1 as (" + written() + ") select * from w1 left join t1 on w1.r0::text = t1.k::text";
            default -> query(types(), List.of(), 3).sql();
        };
    }

    /** A query and the types of its columns, which are named r0, r1 … */
    record Query(String sql, List<Col> columns) {}

    /** A query for FROM or WITH, without parameters from outside. */
    Query query(List<Type> types, List<Col> outer, int depth) {
        List<Col> columns = IntStream.range(0, types.size()).mapToObj(i -> new Col("r" + i, types.get(i))).toList();
        if (depth > 0 && random.nextInt(8) == 0) {
            String operation = List.of("union", "union all", "intersect", "except").get(random.nextInt(4));
            String left = query(types, outer, depth - 1).sql();
            String right = query(types, outer, depth - 1).sql();
            return new Query("(" + left + ") " + operation + " (" + right + ")", columns);
        }
        if (depth > 1 && random.nextInt(8) == 0) {
            return new Query(common(types, outer, depth - 1), columns);
        }
        return new Query(select(types, outer, depth), columns);
    }

    /** A scalar subquery. */
    String scalar(Type type, List<Col> outer, int depth) {
        return random.nextInt(3) == 0
                ? aggregated(List.of(type), outer, depth)
                : select(List.of(type), outer, depth) + " limit 1";
    }

    String single(Type type, List<Col> outer, int depth) {
        return query(List.of(type), outer, depth - 1).sql();
    }

    String rows(List<Col> outer, int depth) {
        return query(types(), outer, depth - 1).sql();
    }

    List<Type> types() {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> Type.values()[random.nextInt(Type.values().length)])
                .toList();
    }

    private String select(List<Type> types, List<Col> outer, int depth) {
        int shape = random.nextInt(10);
        if (shape == 0) {
            return aggregated(types, outer, depth);
        }
        if (shape <= 2) {
            return grouped(types, outer, depth);
        }
        RandomTables.From from = tables.from(outer, depth);
        List<Col> reach = reach(from, outer);
        String where = random.nextInt(3) > 0 ? " where " + expressions.condition(reach, 2) : "";
        String distinct = random.nextInt(10) == 0 ? "distinct " : "";
        List<String> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            boolean window = distinct.isEmpty() && random.nextInt(8) == 0;
            values.add((window ? windowed(types.get(i), reach) : expressions.of(types.get(i), reach, 2)) + " as r" + i);
        }
        return "select " + distinct + String.join(", ", values) + " from " + from.sql() + where;
    }

    private String windowed(Type type, List<Col> reach) {
        String frame = List.of(
                "",
                " rows between 1 preceding and current row",
                " rows between 1 following and 2 following",
                " rows between unbounded preceding and unbounded following exclude current row")
                .get(random.nextInt(4));
        String over = " over (partition by " + expressions.of(Type.INT, reach, 0) + " order by "
                + expressions.of(Type.TEXT, reach, 0) + frame + ")";
        String value = expressions.of(type, reach, 1);
        String aggregate = aggregate(type, reach);
        String call = switch (random.nextInt(6)) {
            case 0 -> "lag(" + value + ")";
            case 1 -> "lead(" + value + ", 1, " + expressions.of(type, reach, 0) + ")";
            case 2 -> "first_value(" + value + ")";
            case 3 -> "nth_value(" + value + ", 2)";
            case 4 -> "last_value(" + value + ")";
            default -> aggregate.startsWith("grouping") || aggregate.endsWith("::int")
                    ? "min(" + value + ")"
                    : aggregate;
        };
        return call + over;
    }

    private String aggregated(List<Type> types, List<Col> outer, int depth) {
        RandomTables.From from = tables.from(outer, depth);
        List<Col> reach = reach(from, outer);
        String where = random.nextBoolean() ? " where " + expressions.condition(reach, 1) : "";
        return "select " + IntStream.range(0, types.size())
                .mapToObj(i -> wrapped(types.get(i), aggregate(types.get(i), reach)) + " as r" + i)
                .collect(Collectors.joining(", ")) + " from " + from.sql() + where;
    }

    private String grouped(List<Type> types, List<Col> outer, int depth) {
        RandomTables.From from = tables.from(outer, depth);
        List<Col> reach = reach(from, outer);
        List<Type> keyTypes = List.of(types.get(0), Type.INT);
        List<Col> keys = keyTypes.stream().map(type -> new Col(expressions.of(type, from.columns(), 1), type)).toList();
        String x = keys.get(0).name();
        String y = keys.get(1).name();
        String by = List.of("%s, %s", "rollup (%s, %s)", "%s, rollup (%s)", "cube (%s, %s)",
                        "grouping sets ((%s, %s), (%2$s))", "grouping sets ((%s), (%s), ())", "(%s), %s")
                .get(random.nextInt(7)).formatted(x, y);
        String having = random.nextInt(3) == 0 ? " having " + expressions.condition(keys, 1) : "";
        String where = random.nextBoolean() ? " where " + expressions.condition(reach, 1) : "";
        return "select " + IntStream.range(0, types.size())
                .mapToObj(i -> value(types.get(i), keys, reach) + " as r" + i)
                .collect(Collectors.joining(", ")) + " from " + from.sql() + where + " group by " + by + having;
    }

    private String value(Type type, List<Col> keys, List<Col> reach) {
        return random.nextBoolean() ? wrapped(type, aggregate(type, reach)) : expressions.of(type, keys, 1);
    }

    private String wrapped(Type type, String aggregate) {
        return random.nextInt(4) == 0
                ? "coalesce(" + aggregate + ", " + expressions.of(type, List.of(), 0) + ")"
                : aggregate;
    }

    private String aggregate(Type type, List<Col> reach) {
        String value = expressions.of(type, reach, 1);
        String call = switch (type) {
            case INT -> List.of(
                            "count(*)::int", "count(" + value + ")::int", "max(" + value + ")",
                            "sum(" + value + ")::int", "grouping(" + value + ")")
                    .get(random.nextInt(5));
            case TEXT -> List.of("max(" + value + ")", "string_agg(" + value + ", ',')").get(random.nextInt(2));
            case BOOL -> List.of("bool_and(" + value + ")", "bool_or(" + value + ")").get(random.nextInt(2));
            case NUM -> List.of("avg(" + value + ")", "stddev(" + value + ")", "min(" + value + ")")
                    .get(random.nextInt(3));
            case DATE -> "min(" + value + ")";
            case JSON -> "jsonb_agg(" + value + ")";
            case LIST -> "array_agg(" + expressions.of(Type.INT, reach, 1) + ")";
        };
        boolean filter = !call.contains("::") && !call.startsWith("grouping") && random.nextInt(5) == 0;
        return filter ? call + " filter (where " + expressions.condition(reach, 0) + ")" : call;
    }

    private String common(List<Type> types, List<Col> outer, int depth) {
        if (random.nextInt(3) == 0) {
            Query first = new Query(select(List.of(Type.INT, Type.INT, types.get(0)), outer, depth - 1), List.of());
            tables.with("rec", List.of(new Col("r0", Type.INT), new Col("r1", Type.INT), new Col("r2", types.get(0))));
            String step = "select rec.r0 + 1, " + expressions.of(Type.INT, tables.columnsOf("rec"), 1) + ", "
                    + expressions.of(types.get(0), tables.columnsOf("rec"), 1) + " from rec where rec.r0 < 3";
            String body = select(types, outer, depth);
            tables.without("rec");
            return "with recursive rec (r0, r1, r2) as (" + first.sql() + " union " + step + ") " + body;
        }
        Query query = query(types(), outer, depth - 1);
        String name = "w" + depth;
        tables.with(name, query.columns());
        String body = select(types, outer, depth);
        tables.without(name);
        return "with " + name + " as (" + query.sql() + ") " + body;
    }

    private String written() {
        int number = random.nextInt(4);
        String table = schema.name(number);
        List<Col> columns = schema.tables().get(number).stream()
                .map(column -> new Col(table + "." + column.name(), column.type())).toList();
        List<Type> types = types();
        String returning = " returning " + IntStream.range(0, types.size())
                .mapToObj(i -> expressions.of(types.get(i), columns, 1) + " as r" + i)
                .collect(Collectors.joining(", "));
        Col column = schema.tables().get(number).get(random.nextInt(columns.size()));
        return switch (random.nextInt(3)) {
            case 0 -> "insert into " + table + " select * from " + table + returning;
            case 1 -> "update " + table + " set " + column.name() + " = " + expressions.of(column.type(), columns, 1)
                    + " where " + (random.nextBoolean()
                            ? table + "." + column.name() + " is not null"
                            : expressions.condition(columns, 1))
                    + returning + ", " + table + "." + column.name() + " as changed";
            default -> "delete from " + table + " where " + expressions.condition(columns, 1) + returning;
        };
    }

    private static List<Col> reach(RandomTables.From from, List<Col> outer) {
        List<Col> reach = new ArrayList<>(from.columns());
        outer.stream().limit(4).forEach(reach::add);
        return reach;
    }
}
