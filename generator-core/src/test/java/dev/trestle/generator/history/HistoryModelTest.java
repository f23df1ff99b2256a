package dev.trestle.generator.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.generator.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random transactions on a table and on a map in memory: the table is what it was at each time, and operations are undone exactly. */
class HistoryModelTest {

    private static final String SCHEMA = "CREATE TABLE thing (id integer PRIMARY KEY, name text, n integer);"
            + "INSERT INTO thing SELECT i, 'old', i FROM generate_series(1, 8) AS i;";

    private static final int KEYS = 12;

    @TempDir
    Path folder;

    private final Map<Integer, String> model = new TreeMap<>();

    /** The state after a transaction, which ended before this time. */
    private record State(String at, String rows, long operation) {}

    @Test
    void isWhatTheModelWas() throws Exception {
        long seed = Long.getLong("trestle.seed", 7);
        try (Histories database = new Histories(TestDatabase.create(SCHEMA))) {
            database.execute(Histories.migration(folder, "com.example", SCHEMA, "thing"));
            Random random = new Random(seed);
            for (int i = 1; i <= 8; i++) {
                model.put(i, "old," + i);
            }
            List<State> states = new ArrayList<>();
            states.add(state(database));
            for (int i = 0; i < 90; i++) {
                transaction(database, random);
                states.add(state(database));
            }
            assertThat(database.broken("thing", "id")).isEqualTo("none");
            for (State state : states) {
                assertThat(database.rows("trestle_history.thing_as_of('" + state.at() + "')")).as("seed %s", seed).isEqualTo(state.rows());
            }
            undoAnyOfThem(database, states, random);
            undoOneByOne(database, states);
            assertThat(database.broken("thing", "id")).isEqualTo("none");
            for (State state : states) {
                assertThat(database.rows("trestle_history.thing_as_of('" + state.at() + "')")).isEqualTo(state.rows());
            }
        }
    }

    /** An operation is undone if all of its rows are as it left them, and otherwise nothing is. */
    private static void undoAnyOfThem(Histories database, List<State> states, Random random) throws SQLException {
        int conflicts = 0;
        for (int i = 0; i < 40; i++) {
            long operation = states.get(random.nextInt(1, states.size())).operation();
            database.execute("BEGIN");
            boolean expected = database.query("SELECT count(*) FROM trestle_history.thing_changes(" + operation + ") AS c"
                    + " FULL JOIN (SELECT to_jsonb(t) AS now FROM thing AS t) AS t ON t.now -> 'id' = c.key -> 'id'"
                    + " WHERE c.key IS NOT NULL AND now IS DISTINCT FROM after").equals("0");
            String wanted = expected
                    ? database.query("SELECT coalesce(string_agg(row::text, ' ' ORDER BY row::text), 'none') FROM (SELECT t.* FROM thing AS t"
                            + " WHERE t.id NOT IN (SELECT (key ->> 'id')::int FROM trestle_history.thing_changes(" + operation + "))"
                            + " UNION ALL SELECT b.* FROM trestle_history.thing_changes(" + operation + ") AS c,"
                            + " jsonb_populate_record(NULL::thing, before) AS b WHERE before IS NOT NULL) AS row")
                    : database.rows("thing");
            String outcome = database.query("SELECT outcome FROM trestle_history.thing_revert(" + operation + ")");
            assertThat(outcome).isIn(expected ? List.of("reverted", "unchanged") : List.of("conflict"));
            assertThat(database.rows("thing")).isEqualTo(wanted);
            conflicts += expected ? 0 : 1;
            database.execute("ROLLBACK");
        }
        assertThat(conflicts).isBetween(5, 39);
    }

    /** From the last one to the first, and the other way round, by reverting the reverts. */
    private static void undoOneByOne(Histories database, List<State> states) throws SQLException {
        List<State> undone = new ArrayList<>();
        for (int i = states.size() - 1; i > states.size() - 40; i--) {
            long operation = states.get(i).operation();
            if (operation == states.get(i - 1).operation()) {
                continue;
            }
            undone.add(new State("", states.get(i).rows(), revert(database, operation)));
            assertThat(database.rows("thing")).isEqualTo(states.get(i - 1).rows());
        }
        for (int i = undone.size() - 1; i >= 0; i--) {
            if (undone.get(i).operation() > 0) {
                revert(database, undone.get(i).operation());
            }
            assertThat(database.rows("thing")).isEqualTo(undone.get(i).rows());
        }
    }

    private static long revert(Histories database, long operation) throws SQLException {
        String result = database.query("SELECT outcome || ' ' || coalesce(operation, 0) FROM trestle_history.thing_revert(" + operation + ")");
        assertThat(result).matches("(reverted|unchanged) \\d+");
        return Long.parseLong(result.split(" ")[1]);
    }

    private static State state(Histories database) throws SQLException {
        return new State(database.query("SELECT clock_timestamp()"), database.rows("thing"), database.last());
    }

    private void transaction(Histories database, Random random) throws SQLException {
        Map<Integer, String> before = new TreeMap<>(model);
        database.execute("BEGIN");
        for (int i = random.nextInt(1, 5); i > 0; i--) {
            if (random.nextInt(6) == 0) {
                Map<Integer, String> kept = new TreeMap<>(model);
                database.execute("SAVEPOINT s");
                statement(database, random);
                database.execute("ROLLBACK TO s");
                model.clear();
                model.putAll(kept);
            } else {
                statement(database, random);
            }
        }
        boolean commit = random.nextInt(8) > 0;
        database.execute(commit ? "COMMIT" : "ROLLBACK");
        if (!commit) {
            model.clear();
            model.putAll(before);
        }
        Map<Integer, String> found = new TreeMap<>();
        for (String row : database.rows("thing").replace("none", "").split(" ")) {
            if (!row.isEmpty()) {
                found.put(Integer.valueOf(row.substring(1, row.indexOf(','))), row.substring(row.indexOf(',') + 1, row.length() - 1));
            }
        }
        assertThat(found).isEqualTo(model);
    }

    private void statement(Histories database, Random random) throws SQLException {
        int a = random.nextInt(KEYS);
        int n = random.nextInt(5);
        switch (random.nextInt(9)) {
            case 0, 1 -> {
                if (model.putIfAbsent(a, "new," + n) == null) {
                    database.execute("INSERT INTO thing VALUES (" + a + ", 'new', " + n + ")");
                }
            }
            case 2 -> {
                model.put(a, "up," + n);
                database.execute("INSERT INTO thing VALUES (%1$d, 'up', %2$d) ON CONFLICT (id) DO UPDATE SET name = 'up', n = %2$d".formatted(a, n));
            }
            case 3, 4 -> {
                model.replaceAll((id, value) -> id > a ? value.split(",")[0] + "," + n : value);
                database.execute("UPDATE thing SET n = " + n + " WHERE id > " + a);
            }
            case 5 -> {
                model.remove(a);
                database.execute("DELETE FROM thing WHERE id = " + a);
            }
            case 6 -> {
                String value = model.get(a);
                if (value != null && !model.containsKey(a + KEYS)) {
                    model.remove(a);
                    model.put(a + KEYS, value);
                    database.execute("UPDATE thing SET id = id + " + KEYS + " WHERE id = " + a);
                }
            }
            case 7 -> again(database, a, random.nextInt(4));
            default -> {
                if (random.nextInt(6) == 0) {
                    model.clear();
                    database.execute("TRUNCATE thing");
                }
            }
        }
    }

    /** One statement that stores a row under the key of another that it deletes or moves; PostgreSQL may call the triggers in any order. */
    private void again(Histories database, int a, int form) throws SQLException {
        String value = model.get(a);
        int other = a + KEYS;
        if (value == null || model.containsKey(other) != (form == 3)) {
            return;
        }
        if (form == 3) {
            model.remove(a);
            model.put(other, value);
            database.execute("WITH gone AS (DELETE FROM thing WHERE id = %2$d RETURNING 1) UPDATE thing SET id = %2$d WHERE id = %1$d"
                    .formatted(a, other) + " AND EXISTS (SELECT FROM gone)");
            return;
        }
        model.put(a, "again,1");
        if (form == 2) {
            model.put(other, value);
        }
        database.execute(switch (form) {
            case 0 -> "WITH gone AS (DELETE FROM thing WHERE id = " + a + " RETURNING id) INSERT INTO thing SELECT id, 'again', 1 FROM gone";
            case 1 -> "WITH gone AS (DELETE FROM thing WHERE id = " + a + " RETURNING 1) INSERT INTO thing SELECT " + a
                    + ", 'again', 1 WHERE EXISTS (SELECT FROM gone)";
            default -> "WITH moved AS (UPDATE thing SET id = " + other + " WHERE id = " + a + " RETURNING 1) INSERT INTO thing SELECT " + a
                    + ", 'again', 1 FROM (SELECT FROM moved LIMIT 1) AS m";
        });
    }
}
