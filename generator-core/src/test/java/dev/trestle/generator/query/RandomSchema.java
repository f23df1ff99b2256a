package dev.trestle.generator.query;

import dev.trestle.generator.query.RandomExpressions.Col;
import dev.trestle.generator.query.RandomExpressions.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.Collectors;

/** Tables of every type below, half of their columns NOT NULL, with rows half of which is null. */
final class RandomSchema {

    private static final int TABLES = 5;
    private static final int ROWS = 7;

    private final Random random;
    private final StringBuilder sql = new StringBuilder();
    private final List<List<Col>> tables = new ArrayList<>();
    private final Set<Col> optional = new HashSet<>();

    RandomSchema(Random random) {
        this.random = random;
        sql.append("create domain filled as int not null;\n");
        sql.append("create function half(int) returns int strict immutable language sql"
                + " return case when $1 % 2 = 0 then $1 / 2 end;\n");
        for (int i = 0; i < TABLES; i++) {
            table(i);
        }
        for (int i = 0; i < 4; i++) {
            triggers(i);
        }
        sql.append("create table child () inherits (t0);\n");
        // PostgreSQL 18 no longer lets a child do so.
        sql.append("do $$ begin execute 'alter table child alter k drop not null';"
                + " exception when others then null; end $$;\n");
        sql.append("insert into child select * from t0 limit 2;\n");
        sql.append("create table odd (k int, w filled, u text);\n");
        sql.append("insert into odd values (1, 1, 'a'), (2, 2, null);\n");
        sql.append("insert into odd select 3, (select w from odd where false), 'c';\n");
        tables.add(List.of(new Col("k", Type.INT), new Col("w", Type.INT), new Col("u", Type.TEXT)));
    }

    String sql() {
        return sql.toString();
    }

    String name(int table) {
        return table < TABLES ? "t" + table : "odd";
    }

    List<List<Col>> tables() {
        return tables;
    }

    /** A view over a table, or a view over that; INSTEAD OF triggers take some commands, the table the others. */
    String view(int table, Random which) {
        return "v" + table + (which.nextBoolean() ? "x" : "y");
    }

    /** A trigger forgets some of what is written: one on half of the tables, others on the views. */
    private void triggers(int number) {
        List<Col> columns = tables.get(number);
        for (String relation : List.of(name(number), "v" + number + "x", "v" + number + "y")) {
            boolean view = relation.startsWith("v");
            if (view) {
                String below = relation.endsWith("x") ? name(number) : "v" + number + "x";
                String where = " where " + columns.get(random.nextInt(columns.size())).name() + " is not null";
                sql.append("create view " + relation + " as select * from " + below + (random.nextBoolean() ? where : "")
                        + ";\n");
            }
            List<String> commands = Stream.of("insert", "update", "delete")
                    .filter(command -> random.nextBoolean() && (view || !command.equals("delete"))).toList();
            if (commands.isEmpty() || !view && random.nextBoolean()) {
                continue;
            }
            sql.append("create function forget_" + relation + "() returns trigger language plpgsql as $$ begin"
                    + " if tg_op = 'DELETE' then return old; end if; ");
            columns.stream().filter(column -> view ? random.nextBoolean() : optional.contains(column))
                    .forEach(column -> sql.append("new." + column.name() + " := null; "));
            sql.append("return new; end $$;\n");
            sql.append("create trigger forget " + (view ? "instead of " : "before ")
                    + String.join(" or ", commands) + " on " + relation
                    + " for each row execute function forget_" + relation + "();\n");
        }
    }

    /** Every table has a {@code k}, which joins with USING and NATURAL find. */
    private void table(int number) {
        List<Col> columns = new ArrayList<>();
        columns.add(new Col("k", Type.INT));
        for (int i = 0; i < 6; i++) {
            int type = (number + i + random.nextInt(2)) % Type.values().length;
            columns.add(new Col("c" + number + i, Type.values()[type]));
        }
        tables.add(columns);
        List<Boolean> notNull = columns.stream().map(column -> random.nextBoolean()).toList();
        List<String> definitions = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Col column = columns.get(i);
            if (!notNull.get(i)) {
                optional.add(column);
            }
            definitions.add(column.name() + " " + column.type().sql + (notNull.get(i) ? " not null" : ""));
        }
        String name = name(number);
        sql.append("create table ").append(name).append(" (").append(String.join(", ", definitions)).append(");\n");
        for (int row = 0; row < ROWS; row++) {
            List<String> values = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                boolean none = !notNull.get(i) && random.nextInt(2) == 0;
                values.add(none ? "null" : columns.get(i).type().value(random));
            }
            sql.append(values.stream().collect(Collectors.joining(", ", "insert into " + name + " values (", ");\n")));
        }
    }
}
