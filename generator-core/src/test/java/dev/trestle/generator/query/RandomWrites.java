package dev.trestle.generator.query;

import dev.trestle.generator.query.RandomExpressions.Col;
import dev.trestle.generator.query.RandomExpressions.Type;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes statements that write to tables, some of which have triggers, and to views, and return what they wrote. */
final class RandomWrites {

    private final Random random;
    private final RandomSchema schema;
    private final RandomExpressions expressions;
    private final boolean oldAndNew;

    RandomWrites(Random random, RandomSchema schema, RandomExpressions expressions, boolean oldAndNew) {
        this.random = random;
        this.schema = schema;
        this.expressions = expressions;
        this.oldAndNew = oldAndNew;
    }

    /** Returns the columns r0, r1 … of these types, and those of the row. */
    String statement(List<Type> types) {
        int number = random.nextInt(4);
        List<Col> names = schema.tables().get(number);
        String table = random.nextBoolean() ? schema.name(number) : schema.view(number, random);
        List<Col> columns = names.stream().map(column -> new Col(table + "." + column.name(), column.type())).toList();
        String returning = " returning " + IntStream.range(0, types.size())
                .mapToObj(i -> expressions.of(types.get(i), columns, 1) + " as r" + i)
                .collect(Collectors.joining(", "))
                + names.stream().map(column -> ", " + row(table) + "." + column.name() + " as now_" + column.name())
                        .collect(Collectors.joining());
        return switch (random.nextInt(4)) {
            case 0 -> "insert into " + table + " select * from " + schema.name(number) + returning;
            case 1 -> "insert into " + table + (random.nextBoolean() ? " values (" + values(names, List.of()) + ")"
                    : " select " + values(names, columns) + " from " + table + where(columns)) + returning;
            case 2 -> "update " + table + " set " + assignments(names, columns) + where(columns) + returning;
            default -> "delete from " + table + where(columns) + returning;
        };
    }

    private String row(String table) {
        return oldAndNew ? List.of(table, table, "old", "new").get(random.nextInt(4)) : table;
    }

    /** One value for each column, mostly the column itself. */
    private String values(List<Col> names, List<Col> columns) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> !columns.isEmpty() && random.nextInt(3) > 0
                        ? columns.get(i).name()
                        : expressions.of(names.get(i).type(), columns, 1))
                .collect(Collectors.joining(", "));
    }

    private String assignments(List<Col> names, List<Col> columns) {
        return IntStream.range(0, names.size()).boxed()
                .filter(i -> i == 0 || random.nextInt(4) == 0)
                .map(i -> names.get(i).name() + " = " + expressions.of(names.get(i).type(), columns, 1))
                .collect(Collectors.joining(", "));
    }

    private String where(List<Col> columns) {
        Col column = columns.get(random.nextInt(columns.size()));
        Col other = columns.get(random.nextInt(columns.size()));
        return switch (random.nextInt(4)) {
            case 0 -> " where " + column.name() + " is not null";
            case 1 -> " where " + column.name() + " is not null and " + other.name() + " = " + other.name();
            case 2 -> " where " + expressions.condition(columns, 1);
            default -> "";
        };
    }
}
