package dev.trestle.generator.query;

import dev.trestle.generator.query.RandomExpressions.Col;
import dev.trestle.generator.query.RandomExpressions.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes what stands in FROM: tables, views, subqueries, functions, VALUES, and joins of them. */
final class RandomTables {

    private final Random random;
    private final RandomSchema schema;
    private final RandomExpressions expressions;
    private final RandomQueries queries;
    private final Map<String, List<Col>> named = new LinkedHashMap<>();
    private int aliases;

    RandomTables(Random random, RandomSchema schema, RandomExpressions expressions, RandomQueries queries) {
        this.random = random;
        this.schema = schema;
        this.expressions = expressions;
        this.queries = queries;
    }

    /** Something in FROM, the columns that it brings, and whether it is a join without parentheses. */
    record From(String sql, List<Col> columns, boolean join) {
        From(String sql, List<Col> columns) {
            this(sql, columns, false);
        }
    }

    /** A view or a WITH query that FROM can name from now on. */
    void with(String name, List<Col> columns) {
        named.put(name, columns);
    }

    void without(String name) {
        named.remove(name);
    }

    List<Col> columnsOf(String name) {
        return prefixed(name, named.get(name));
    }

    From from(List<Col> outer, int depth) {
        From from = item(outer, depth);
        for (int joins = random.nextInt(3); joins > 0; joins--) {
            from = random.nextInt(5) == 0 ? listed(from, depth) : joined(from, outer, depth);
        }
        return from;
    }

    private From listed(From left, int depth) {
        From right = lateral(left.columns(), depth);
        return new From(left.sql() + " cross join " + right.sql(), both(left, right), true);
    }

    private From joined(From left, List<Col> outer, int depth) {
        String type = List.of("join", "left join", "right join", "full join", "left join").get(random.nextInt(5));
        boolean nested = depth > 1 && random.nextInt(3) == 0;
        From right = nested ? from(outer, depth - 1) : item(outer, depth - 1);
        String table = right.join() ? "(" + right.sql() + ")" : right.sql();
        List<Col> columns = both(left, right);
        boolean keys = left.sql().matches("t\\d+ a\\d+") && right.sql().matches("t\\d+ a\\d+");
        if (keys && random.nextBoolean()) {
            boolean natural = random.nextInt(3) == 0;
            List<Col> merged = new ArrayList<>(List.of(new Col("k", Type.INT), new Col("k", Type.INT)));
            columns.stream().filter(column -> !natural || !column.name().endsWith(".k")).forEach(merged::add);
            return new From("(" + left.sql() + (natural ? " natural " + type + " " + table : " " + type + " " + table
                    + " using (k)") + ")", merged);
        }
        List<Col> some = Stream.concat(pick(left), pick(right)).toList();
        String on = "full join".equals(type)
                ? equality(left, right)
                : random.nextInt(4) == 0 ? "true" : expressions.condition(some, 1);
        return new From(left.sql() + " " + type + " " + table + " on " + on, columns, true);
    }

    /** FULL JOIN wants a condition that can be merged or hashed. */
    private String equality(From left, From right) {
        for (Col a : left.columns()) {
            for (Col b : right.columns()) {
                if (a.type() == b.type()) {
                    return a.name() + " = " + b.name();
                }
            }
        }
        return "true";
    }


    private Stream<Col> pick(From from) {
        return from.columns().isEmpty()
                ? Stream.empty()
                : random.ints(2, 0, from.columns().size()).mapToObj(from.columns()::get);
    }

    private From item(List<Col> outer, int depth) {
        String alias = "a" + aliases++;
        int choice = random.nextInt(10);
        if (choice == 0 && !named.isEmpty() || choice == 1 && !named.isEmpty()) {
            List<String> names = List.copyOf(named.keySet());
            String name = names.get(random.nextInt(names.size()));
            return new From(name + " " + alias, prefixed(alias, named.get(name)));
        }
        if (choice == 2 && depth > 0) {
            return subquery("", alias, List.of(), depth);
        }
        if (choice == 3) {
            return values(alias);
        }
        if (choice == 4) {
            return new From("generate_series(1, 3) " + (random.nextBoolean() ? "with ordinality " : "") + alias + "(g)",
                    List.of(new Col(alias + ".g", Type.INT)));
        }
        int table = random.nextInt(schema.tables().size());
        return new From(schema.name(table) + " " + alias, prefixed(alias, schema.tables().get(table)));
    }

    private From lateral(List<Col> columns, int depth) {
        String alias = "a" + aliases++;
        if (depth > 0 && random.nextBoolean()) {
            return subquery("lateral ", alias, columns, depth);
        }
        String list = expressions.of(Type.LIST, columns, 0);
        String json = expressions.of(Type.JSON, columns, 0);
        return switch (random.nextInt(3)) {
            case 0 -> new From("unnest(" + list + ") with ordinality " + alias + "(g, o)",
                    List.of(new Col(alias + ".g", Type.INT), new Col(alias + ".o::int", Type.INT)));
            case 1 -> new From("jsonb_each(case when jsonb_typeof(" + json + ") = 'object' then " + json + " end) "
                    + alias + "(x, y)", List.of(new Col(alias + ".x", Type.TEXT), new Col(alias + ".y", Type.JSON)));
            default -> new From("rows from (generate_series(1, 2), unnest(" + list + ")) " + alias + "(g, h)",
                    List.of(new Col(alias + ".g", Type.INT), new Col(alias + ".h", Type.INT)));
        };
    }

    private From subquery(String words, String alias, List<Col> outer, int depth) {
        RandomQueries.Query query = queries.query(queries.types(), outer, depth - 1);
        return new From(words + "(" + query.sql() + ") " + alias, prefixed(alias, query.columns()));
    }

    private From values(String alias) {
        List<Type> types = queries.types();
        String rows = random.ints(2, 0, 2).mapToObj(i -> types.stream()
                        .map(type -> expressions.of(type, List.of(), 0))
                        .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", "));
        List<Col> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            columns.add(new Col(alias + ".column" + (i + 1), types.get(i)));
        }
        return new From("(values " + rows + ") " + alias, columns);
    }

    private static List<Col> both(From left, From right) {
        return Stream.concat(left.columns().stream(), right.columns().stream()).toList();
    }

    private static List<Col> prefixed(String alias, List<Col> columns) {
        return columns.stream().map(column -> new Col(alias + "." + column.name(), column.type())).toList();
    }
}
