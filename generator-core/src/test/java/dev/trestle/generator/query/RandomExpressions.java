package dev.trestle.generator.query;

import java.util.List;
import java.util.Random;

/** Makes expressions of a wanted type over the columns that are in reach. */
final class RandomExpressions {

    private final Random random;
    private final RandomQueries queries;
    private int parameters;

    RandomExpressions(Random random, RandomQueries queries) {
        this.random = random;
        this.queries = queries;
    }

    /** A column as an expression names it. */
    record Col(String name, Type type) {}

    /** The types, and values of each, few enough to meet again. */
    enum Type {
        INT("integer", "0", "1", "2", "3", "-1"),
        TEXT("text", "'a'", "'b'", "'Ab c'", "''"),
        BOOL("boolean", "true", "false"),
        NUM("numeric", "0", "1.5", "'NaN'", "2"),
        DATE("date", "'2026-01-01'", "'2026-02-03'", "'infinity'"),
        JSON("jsonb", "'{}'", "'{\"a\": null, \"b\": 1}'", "'[1, null]'", "'null'"),
        LIST("integer[]", "'{}'", "'{1,2}'", "'{1,NULL}'");

        final String sql;
        private final List<String> values;

        Type(String sql, String... values) {
            this.sql = sql;
            this.values = List.of(values);
        }

        String value(Random random) {
            return values.get(random.nextInt(values.size())) + "::" + sql;
        }
    }

    void newStatement() {
        parameters = 0;
    }

    /** An expression; {@code depth} is how far it may nest. */
    String of(Type type, List<Col> columns, int depth) {
        List<Col> fitting = columns.stream().filter(column -> column.type() == type).toList();
        int choice = random.nextInt(10);
        if (depth <= 0 || choice < 4) {
            return !fitting.isEmpty() && random.nextInt(6) > 0
                    ? fitting.get(random.nextInt(fitting.size())).name()
                    : leaf(type);
        }
        return choice < 7 ? special(type, columns, depth - 1) : general(type, columns, depth - 1);
    }

    /** A condition as WHERE and ON have it. */
    String condition(List<Col> columns, int depth) {
        if (columns.isEmpty()) {
            return "true";
        }
        Col column = columns.get(random.nextInt(columns.size()));
        return switch (random.nextInt(9)) {
            case 0 -> column.name() + " is not null";
            case 1 -> column.name() + " is null";
            case 2 -> condition(columns, depth - 1) + " and " + condition(columns, depth - 1);
            case 3 -> "(" + condition(columns, depth - 1) + " or " + condition(columns, depth - 1) + ")";
            case 4 -> "not (" + condition(columns, depth - 1) + ")";
            case 5 -> of(Type.BOOL, columns, depth);
            case 6 -> column.name() + " = " + of(column.type(), columns, depth - 1);
            case 7 -> column.name() + " in (" + of(column.type(), columns, 0) + ", "
                    + of(column.type(), columns, 0) + ")";
            default -> column.name() + " is distinct from " + of(column.type(), columns, 0);
        };
    }

    private String leaf(Type type) {
        return switch (random.nextInt(8)) {
            case 0 -> "null::" + type.sql;
            case 1 -> "(:p" + type + parameters++ % 3 + "::" + type.sql + ")";
            case 2 -> "coalesce(:q" + type + parameters++ % 3 + "::" + type.sql + ", null)";
            default -> type.value(random);
        };
    }

    private String general(Type type, List<Col> columns, int depth) {
        return switch (random.nextInt(9)) {
            case 0 -> "coalesce(" + of(type, columns, depth) + ", " + of(type, columns, depth) + ")";
            case 1 -> "case when " + condition(columns, depth) + " then " + of(type, columns, depth) + " else "
                    + of(type, columns, depth) + " end";
            case 2 -> "case when " + condition(columns, depth) + " then " + of(type, columns, depth) + " end";
            case 3 -> "case " + of(Type.INT, columns, 0) + " when 1 then " + of(type, columns, depth) + " when 2 then "
                    + of(type, columns, depth) + " else " + of(type, columns, depth) + " end";
            case 4 -> "nullif(" + of(type, columns, depth) + ", " + of(type, columns, depth) + ")";
            case 5 -> type == Type.BOOL
                    ? "(" + of(type, columns, depth) + ")"
                    : "greatest(" + of(type, columns, depth) + ", " + of(type, columns, depth) + ")";
            case 6, 7 -> "(" + queries.scalar(type, columns, depth) + ")";
            default -> type == Type.LIST
                    ? "array[" + of(Type.INT, columns, depth) + "]"
                    : "(array[" + of(type, columns, depth) + ", " + of(type, columns, depth) + "])[1]";
        };
    }

    private String special(Type type, List<Col> columns, int depth) {
        String a = of(type, columns, depth);
        String b = of(type, columns, depth);
        return switch (type) {
            case INT -> pick("(%s + %s)", "length(%3$s)", "half(%s)", "(%s * %s)", "cardinality(%4$s)", "abs(%s)",
                    "(%4$s)[1]", "array_length(%4$s, 1)", "(%5$s ->> 'b')::int", "extract(day from %6$s)::int",
                    "(%6$s - %6$s)",
                    "ascii(%3$s)", "extract(hour from (%6$s + time '1:00') - now())::int",
                    "coalesce(%s, %s, :r%7$s::integer)",
                    "jsonb_array_length(case when jsonb_typeof(%5$s) = 'array' then %5$s else '[]' end)")
                    .formatted(a, b, text(columns), list(columns), json(columns), date(columns),
                            "INT" + parameters++ % 3);
            case TEXT -> pick("upper(%s)", "(%s || %s)", "concat(%s, %s)", "substr(%s, 1, 1)", "(%3$s)::text",
                    "(%4$s ->> 'a')", "substring(%s from 'b')", "to_char(%5$s, 'YYYY')", "array_to_string(%6$s, ',')",
                    "replace(%s, %s, 'x')", "split_part(%s, ' ', 1)", "jsonb_typeof(%4$s)", "nullif(%s, '')",
                    "format_type(%3$s::oid, null)", "xmlconcat(null, xmlforest(%s as x))::text",
                    "array_to_string(%6$s, %s, null)")
                    .formatted(a, b, integer(columns), json(columns), date(columns), list(columns));
            case BOOL -> bool(a, b, columns, depth);
            case NUM -> pick("(%s + %s)", "round(%s)", "scale(%s)::numeric", "abs(%s)", "(%3$s)::numeric", "(%s * %s)",
                    "extract(year from %4$s)", "extract(month from %4$s)", "trunc(%s)",
                    "extract(epoch from %4$s)", "extract(epoch from %4$s - now())", "extract(minute from time '12:00')")
                    .formatted(a, b, integer(columns), date(columns));
            case DATE -> pick("(%s + 1)", "date_trunc('month', %s)::date", "greatest(%s, %s)", "least(%s, %s)")
                    .formatted(a, b);
            case JSON -> pick("(%s -> 'a')", "(%s #> '{a}')", "to_jsonb(%3$s)", "jsonb_build_object('a', %3$s)",
                    "jsonb_build_array(%3$s, %s)", "(%s || %s)", "jsonb_strip_nulls(%s)")
                    .formatted(a, b, integer(columns));
            case LIST -> pick("(%s || %s)", "array[%3$s, %3$s]", "array_append(%s, %3$s)", "(%s)[1:1]",
                    "array_remove(%s, 1)", "array_replace(%s, 1, %3$s)", "array_positions(%s, %3$s)",
                    "array_fill(%3$s, array[2])",
                    "array_cat(%s, null)", "string_to_array('1,2', ',')::int[]")
                    .formatted(a, b, integer(columns));
        };
    }

    private String bool(String a, String b, List<Col> columns, int depth) {
        return switch (random.nextInt(10)) {
            case 0 -> "exists (" + queries.rows(columns, depth) + ")";
            case 1 -> of(Type.INT, columns, depth) + " in (" + queries.single(Type.INT, columns, depth) + ")";
            case 2 -> of(Type.INT, columns, depth) + " <> all (" + queries.single(Type.INT, columns, depth) + ")";
            default -> pick("(%s and %s)", "(%s or %s)", "(not %s)", "(%3$s > %3$s)", "(%4$s is null)",
                    "(%3$s = any (%5$s))", "(%3$s <> all (%5$s))", "(%s is true)", "(%s is not false)",
                    "(%4$s like '%%a%%')", "(%3$s is distinct from 1)", "(%3$s in (1, 2))", "((%3$s, %4$s) < (1, 'b'))",
                    "(%6$s ? 'a')", "(%6$s @> '{}')", "(%3$s between 0 and 2)",
                    "jsonb_path_exists(%6$s, '$.a')", "jsonb_path_exists(%6$s, 'strict $.a', '{}', true)",
                    "(%6$s @? 'strict $.a')", "((%7$s, %7$s) overlaps (%7$s, interval '1 day'))",
                    "pg_try_advisory_xact_lock(%3$s)")
                    .formatted(a, b, integer(columns), text(columns), list(columns), json(columns), date(columns));
        };
    }

    private String pick(String... patterns) {
        return patterns[random.nextInt(patterns.length)];
    }

    private String integer(List<Col> columns) {
        return of(Type.INT, columns, 0);
    }

    private String text(List<Col> columns) {
        return of(Type.TEXT, columns, 0);
    }

    private String json(List<Col> columns) {
        return of(Type.JSON, columns, 0);
    }

    private String date(List<Col> columns) {
        return of(Type.DATE, columns, 0);
    }

    private String list(List<Col> columns) {
        return of(Type.LIST, columns, 0);
    }
}
