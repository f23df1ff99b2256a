package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.list.ListSql;
import dev.trestle.runtime.list.Page;
import dev.trestle.runtime.list.PageRequest;
import dev.trestle.testing.Postgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Random tables, walked page by page while rows are inserted, deleted and changed: no row twice, and none left out that was there all
 * along. The columns, directions and nulls of the order are random.
 */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListWalkTest {

    private static final int TABLES = Integer.getInteger("trestle.walks", 20);

    /** A column of each kind: SQL name and type, expression, codec, and texts of values; the last value of a nullable one is null. */
    private record Kind(String name, String type, String expression, Codec<?> codec, boolean nullable, String... values) {

        String value(Random random) {
            int at = random.nextInt(values.length + (nullable ? 1 : 0));
            return at == values.length ? "NULL" : "'" + values[at] + "'";
        }
    }

    private static final List<Kind> KINDS = List.of(
            new Kind("number", "int", "?", PgCodecs.INT4, true, "-1", "0", "7"),
            new Kind("always", "int", "?", PgCodecs.INT4, false, "1", "2"),
            new Kind("word", "text COLLATE \"C\"", "?", PgCodecs.TEXT, true, "", "a", "A", "ä", "a b", "\\", "null"),
            new Kind("padded", "char(3)", "?", PgCodecs.TEXT, false, "a", "ab", "", "abc"),
            new Kind("spoken", "text", "?", PgCodecs.TEXT, false, "a", "B", "b", "a-b", "ab"),
            new Kind("real", "float8", "?", PgCodecs.FLOAT8, true, "NaN", "Infinity", "-0", "0", "0.1", "1e-300"),
            new Kind("exact", "numeric", "?", PgCodecs.NUMERIC, true, "0.10", "0.1", "12345678901234567890.5"),
            new Kind("day", "date", "?::date", PgCodecs.DATE, true, "infinity", "-infinity", "2026-01-01", "0044-03-15 BC"),
            new Kind("moment", "timestamptz", "?::timestamptz", PgCodecs.TIMESTAMPTZ, false, "2026-01-01 00:00:00.000001+00", "2026-01-01+00"),
            new Kind("span", "interval", "?::interval", PgCodecs.INTERVAL, true, "1 mon", "30 days", "31 days"));

    private record Request(int limit, @Nullable String cursor) implements PageRequest {}

    private final Postgres.Database postgres;
    private final Service service;
    private final Random random = new Random(Long.getLong("trestle.seed", 1));
    private int lastId;

    ListWalkTest(Postgres.Database postgres) {
        this.postgres = postgres;
        service = Service.start(postgres.url(), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void nothingTwiceAndNothingMissed() {
        for (int table = 0; table < TABLES; table++) {
            List<Kind> kinds = new ArrayList<>(KINDS);
            Collections.shuffle(kinds, random);
            walk(kinds.subList(0, 1 + random.nextInt(3)), "walked" + table);
        }
    }

    private void walk(List<Kind> kinds, String table) {
        StringBuilder columns = new StringBuilder();
        kinds.forEach(kind -> columns.append(", ").append(kind.name).append(' ').append(kind.type).append(kind.nullable ? "" : " NOT NULL"));
        postgres.execute("CREATE TABLE " + table + " (id int PRIMARY KEY" + columns + ")");
        lastId = 0;
        insert(kinds, table, 30);
        StringBuilder order = new StringBuilder();
        ListSql<Request> list = list(kinds, table, order);

        Set<Integer> allAlong = new HashSet<>(ids(table, "id"));
        List<Integer> seen = new ArrayList<>();
        List<Integer> undisturbed = ids(table, order.toString());
        @Nullable String cursor = null;
        boolean disturbed = random.nextBoolean();
        do {
            Page<Integer> page = list.run(service.trestle().database(), new Request(1 + random.nextInt(7), cursor), row -> row.int4(1));
            seen.addAll(page.rows());
            cursor = page.next();
            if (disturbed) {
                insert(kinds, table, random.nextInt(3));
                Set<Integer> deleted = delete(table, page.rows());
                allAlong.removeAll(deleted);
            }
        } while (cursor != null);

        String where = table + " ORDER BY " + order;
        assertThat(seen).as(where).doesNotHaveDuplicates().containsAll(allAlong);
        if (!disturbed) {
            assertThat(seen).as(where).isEqualTo(undisturbed);
        }
    }

    private ListSql<Request> list(List<Kind> kinds, String table, StringBuilder order) {
        StringBuilder select = new StringBuilder("SELECT id");
        kinds.forEach(kind -> select.append(", ").append(kind.name));
        ListSql<Request> list = ListSql.<Request>of("GET /" + table, select + " FROM " + table).order("it");
        boolean descends = false;
        for (int i = 0; i < kinds.size(); i++) {
            descends = random.nextBoolean();
            add(list, kinds.get(i), i + 2, descends);
            order.append(kinds.get(i).name).append(descends ? " DESC, " : ", ");
        }
        order.append(descends ? "id DESC" : "id");
        return descends ? list.desc("id", "?", PgCodecs.INT4, 1) : list.asc("id", "?", PgCodecs.INT4, 1);
    }

    private static void add(ListSql<Request> list, Kind kind, int position, boolean descends) {
        if (kind.nullable) {
            ListSql<Request> added = descends ? list.descOrNull(kind.name, kind.expression, kind.codec, position)
                    : list.ascOrNull(kind.name, kind.expression, kind.codec, position);
            assertThat(added).isSameAs(list);
        } else {
            ListSql<Request> added = descends ? list.desc(kind.name, kind.expression, kind.codec, position)
                    : list.asc(kind.name, kind.expression, kind.codec, position);
            assertThat(added).isSameAs(list);
        }
    }

    private void insert(List<Kind> kinds, String table, int rows) {
        StringBuilder inserts = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            StringBuilder values = new StringBuilder().append(++lastId);
            kinds.forEach(kind -> values.append(", ").append(kind.value(random)));
            inserts.append("INSERT INTO ").append(table).append(" VALUES (").append(values).append(");");
        }
        postgres.execute(inserts.toString());
    }

    /** Some row, and sometimes the one whose position the cursor holds. */
    private Set<Integer> delete(String table, List<Integer> page) {
        int id = random.nextBoolean() && !page.isEmpty() ? page.getLast() : 1 + random.nextInt(lastId);
        postgres.execute("DELETE FROM " + table + " WHERE id = " + id);
        return Set.of(id);
    }

    private List<Integer> ids(String table, String order) {
        List<Integer> ids = new ArrayList<>();
        for (String id : postgres.query("SELECT string_agg(id::text, ',' ORDER BY " + order + ") FROM " + table).split(",")) {
            ids.add(Integer.valueOf(id));
        }
        return ids;
    }
}
