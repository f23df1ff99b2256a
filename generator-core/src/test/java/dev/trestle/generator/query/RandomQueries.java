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
    private final RandomExpressions expressions;
    private final RandomAggregates aggregates;
    private final RandomWrites writes;
    private final RandomTables tables;

    /** @param oldAndNew whether RETURNING has OLD and NEW, as since PostgreSQL 18 */
    RandomQueries(Random random, RandomSchema schema, boolean oldAndNew) {
        this.random = random;
        this.expressions = new RandomExpressions(random, this);
        this.aggregates = new RandomAggregates(random, expressions);
        this.writes = new RandomWrites(random, schema, expressions, oldAndNew);
        this.tables = new RandomTables(random, schema, expressions, this);
    }

    RandomTables tables() {
        return tables;
    }

    /** A whole statement. */
    String statement() {
        expressions.newStatement();
        return switch (random.nextInt(14)) {
            case 0 -> writes.statement(types());
            case 1 -> writes.statement(types());
            case 3 -> "with w1 as (" + writes.statement(types()) + ")"
                    + " select * from w1 left join t1 on w1.r0::text = t1.k::text";
            case 2 -> groupedTwice();
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
        String rows = aggregated(List.of(type), outer, depth);
        return switch (random.nextInt(8)) {
            case 0, 1 -> rows;
            case 2 -> "with s as (" + rows + ") select s.r0 from s";
            case 3 -> "select a.r0 from (" + rows + ") a " + List.of("inner", "left", "right").get(random.nextInt(3))
                    + " join (select count(*) as n from t0) b on true limit 1";
            default -> select(List.of(type), outer, depth) + " limit 1";
        };
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
            Type type = types.get(i);
            values.add((window ? aggregates.windowed(type, reach) : expressions.of(type, reach, 2)) + " as r" + i);
        }
        return "select " + distinct + String.join(", ", values) + " from " + from.sql() + where;
    }

    private String aggregated(List<Type> types, List<Col> outer, int depth) {
        RandomTables.From from = tables.from(outer, depth);
        List<Col> reach = reach(from, outer);
        String where = random.nextBoolean() ? " where " + expressions.condition(reach, 1) : "";
        return "select " + IntStream.range(0, types.size())
                .mapToObj(i -> wrapped(types.get(i), aggregates.of(types.get(i), reach)) + " as r" + i)
                .collect(Collectors.joining(", ")) + " from " + from.sql() + where
                + List.of(" group by ()", "", "", "").get(random.nextInt(4));
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

    /** An expression that stands twice in the select list, and for itself in others, grouped by both. */
    private String groupedTwice() {
        RandomTables.From from = tables.from(List.of(), 1);
        Type type = Type.values()[random.nextInt(Type.values().length)];
        Col key = new Col(expressions.of(type, from.columns(), random.nextInt(2)), type);
        String by = List.of("1, 2", "1, rollup (2)", "rollup (1), 2", "rollup (1, 2)", "cube (2), 1",
                        "grouping sets ((1), (2))", "grouping sets ((1, 2), (1))", "grouping sets ((1, 2), (2)), 2",
                        "1, grouping sets ((2), ())")
                .get(random.nextInt(9));
        String having = random.nextInt(3) == 0 ? " having " + expressions.condition(List.of(key), 1) : "";
        return "select " + key.name() + " as r0, " + key.name() + " as r1, "
                + expressions.of(type, List.of(key), 1) + " as r2, "
                + wrapped(type, aggregates.of(type, from.columns())) + " as r3 from " + from.sql()
                + " group by " + by + having;
    }

    private String value(Type type, List<Col> keys, List<Col> reach) {
        return random.nextBoolean() ? wrapped(type, aggregates.of(type, reach)) : expressions.of(type, keys, 1);
    }

    private String wrapped(Type type, String aggregate) {
        return random.nextInt(4) == 0
                ? "coalesce(" + aggregate + ", " + expressions.of(type, List.of(), 0) + ")"
                : aggregate;
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

    private static List<Col> reach(RandomTables.From from, List<Col> outer) {
        List<Col> reach = new ArrayList<>(from.columns());
        outer.stream().limit(4).forEach(reach::add);
        return reach;
    }
}
