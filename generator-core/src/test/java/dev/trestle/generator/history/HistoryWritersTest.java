package dev.trestle.generator.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.ConnectionSource;
import dev.trestle.generator.testing.TestDatabase;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** All ways to write to a table with history, and to take it back. */
class HistoryWritersTest {

    private static final String SCHEMA = """
            CREATE EXTENSION citext;
            CREATE COLLATION lax (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
            CREATE DOMAIN short AS varchar(10) CHECK (value <> '');
            CREATE TABLE film (
                id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title short NOT NULL UNIQUE, data json, place point, code char(3), bits bit(3),
                doubled text GENERATED ALWAYS AS (code || code) STORED, stamp timestamp(3), "Odd, {key}" text,
                moment text, undone text, before text, max_rows text, current_operation text);
            CREATE TABLE print (id integer PRIMARY KEY, film_id integer REFERENCES film ON DELETE CASCADE);
            CREATE TABLE loan (id integer PRIMARY KEY, film_id integer REFERENCES film);
            CREATE TABLE word (word citext, lax text COLLATE lax, valid text, operation text, PRIMARY KEY (word, lax));
            CREATE TABLE node (id integer PRIMARY KEY, above integer REFERENCES node ON DELETE CASCADE);
            CREATE TABLE counter (id integer PRIMARY KEY, n integer);
            """;

    @TempDir
    Path folder;

    private static String migration = "";

    private ConnectionSource source;
    private Histories database;

    @BeforeEach
    void connect() throws Exception {
        source = TestDatabase.source(SCHEMA);
        database = new Histories(source.open());
        if (migration.isEmpty()) {
            migration = Histories.migration(folder, "com.example", SCHEMA, "film, word, node, counter");
        }
        database.execute(migration);
    }

    @AfterEach
    void disconnect() throws SQLException {
        database.close();
    }

    private String revert(String table, long operation) throws SQLException {
        return database.query("SELECT outcome || coalesce(' ' || keys::text, '') FROM trestle_history." + table + "_revert(" + operation + ")");
    }

    private void undo(String table) throws SQLException {
        assertThat(revert(table, database.last())).isEqualTo("reverted");
    }

    @Test
    void restoresEveryKindOfColumn() throws Exception {
        database.execute("INSERT INTO film (title, data, place, code, bits, stamp, \"Odd, {key}\") VALUES ('a', '{\"x\":  1}', '(1,2)', 'c', '101',"
                + " '2020-01-01 00:00:00.123', 'odd'), ('b', NULL, NULL, NULL, NULL, NULL, NULL)");
        String before = database.rows("film");
        database.execute("UPDATE film SET title = 'z', data = '{}', place = NULL, code = 'd', bits = '000', stamp = now(), \"Odd, {key}\" = '' WHERE id = 1");
        assertThat(database.rows("film")).isNotEqualTo(before);
        undo("film");
        assertThat(database.rows("film")).isEqualTo(before);
        database.execute("DELETE FROM film");
        undo("film");
        assertThat(database.rows("film")).isEqualTo(before);
        database.execute("TRUNCATE film CASCADE");
        undo("film");
        assertThat(database.rows("film")).isEqualTo(before);
        assertThat(database.rows("(SELECT kind, num_rows, reverts FROM trestle_history.operation)")).isEqualTo(
                "(delete,2,) (insert,2,) (revert,1,2) (revert,2,4) (revert,2,6) (truncate,2,) (update,1,)");
        undo("film");
        assertThat(database.rows("film")).as("a revert is reverted").isEqualTo("none");
    }

    @Test
    void seesCopyMergeUpsertAndSeveralWritesInOneStatement() throws Exception {
        database.execute("INSERT INTO counter VALUES (1, 1), (2, 2)");
        database.connection().unwrap(PGConnection.class).getCopyAPI().copyIn("COPY counter FROM STDIN", new StringReader("3\t3\n4\t4\n"));
        String before = database.rows("counter");
        assertThat(database.query("SELECT count(*) FROM trestle_history.counter_present WHERE trestle_operation = 2")).isEqualTo("2");
        if (TestDatabase.version() >= 15) {
            database.execute("MERGE INTO counter AS c USING (VALUES (1, 10), (2, NULL), (9, 9)) AS v (id, n) ON c.id = v.id"
                    + " WHEN MATCHED AND v.n IS NULL THEN DELETE WHEN MATCHED THEN UPDATE SET n = v.n WHEN NOT MATCHED THEN INSERT VALUES (v.id, v.n)");
            undo("counter");
            assertThat(database.rows("counter")).isEqualTo(before);
            // The key of a deleted row is that of an inserted one.
            database.execute("MERGE INTO counter AS c USING (VALUES (1, 1, 10), (-1, 1, 11)) AS v (found, id, n) ON c.id = v.found"
                    + " WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (v.id, v.n)");
            undo("counter");
            assertThat(database.rows("counter")).isEqualTo(before);
        }
        database.execute("WITH a AS (UPDATE counter SET n = 20 WHERE id = 2), b AS (UPDATE counter SET n = 30 WHERE id = 3),"
                + " c AS (DELETE FROM counter WHERE id = 4) INSERT INTO counter VALUES (1, 5), (8, 8) ON CONFLICT (id) DO UPDATE SET n = 50");
        assertThat(database.rows("(SELECT kind, num_rows FROM trestle_history.operation WHERE id = (SELECT max(id) FROM trestle_history.operation))"))
                .isEqualTo("(mixed,5)");
        undo("counter");
        assertThat(database.rows("counter")).isEqualTo(before);
        long last = database.last();
        database.execute("UPDATE counter SET n = n; DELETE FROM counter WHERE id = 77; INSERT INTO counter SELECT 1, 1 WHERE false");
        assertThat(database.last()).as("changes nothing").isEqualTo(last);
        assertThat(database.broken("counter", "id")).isEqualTo("none");
    }

    @Test
    void comparesKeysAsTheyAreWritten() throws Exception {
        database.execute("INSERT INTO word VALUES ('a', 'x', 'v', 'o'), ('b', 'y', 'v', 'o')");
        database.execute("UPDATE word SET word = 'A', lax = 'X', valid = 'w' WHERE word = 'a'");
        assertThat(database.rows("trestle_history.word_as_of(now())")).isEqualTo("(A,X,w,o) (b,y,v,o)");
        assertThat(database.rows("(SELECT word, lax, valid, trestle_operation FROM trestle_history.word)")).isEqualTo("(a,x,v,1)");
        undo("word");
        assertThat(database.query("SELECT valid FROM word WHERE word = 'a'")).isEqualTo("v");
    }

    @Test
    void changesNothingIfALaterOperationChangedARow() throws Exception {
        database.execute("INSERT INTO counter VALUES (1, 1), (2, 2), (3, 3)");
        database.execute("UPDATE counter SET n = 0");
        long operation = database.last();
        database.execute("UPDATE counter SET n = 7 WHERE id = 2");
        String now = database.rows("counter");
        assertThat(revert("counter", operation)).isEqualTo("conflict [{\"id\": 2}]");
        database.execute("DELETE FROM counter WHERE id = 3");
        assertThat(revert("counter", operation)).isEqualTo("conflict [{\"id\": 2}, {\"id\": 3}]");
        undo("counter");
        assertThat(database.rows("counter")).isEqualTo(now);
        assertThat(revert("counter", 4711)).isEqualTo("unknown");
        assertThat(revert("film", operation)).as("of another table").isEqualTo("unknown");
        database.execute("BEGIN; UPDATE counter SET n = 8 WHERE id = 2");
        assertThat(revert("counter", 1)).isEqualTo("own_transaction");
        database.execute("ROLLBACK");
    }

    @Test
    void deletesNoRowThatOthersReferTo() throws Exception {
        database.execute("INSERT INTO film (title) VALUES ('a'), ('b')");
        database.execute("INSERT INTO print VALUES (1, 1)");
        assertThatThrownBy(() -> revert("film", 1)).hasMessageContaining("rows of print refer to a row that the revert would delete");
        database.execute("DELETE FROM print; INSERT INTO loan VALUES (1, 1)");
        assertThatThrownBy(() -> revert("film", 1)).hasMessageContaining("loan_film_id_fkey");
        database.execute("DELETE FROM loan");
        database.execute("UPDATE film SET title = 'c' WHERE id = 1");
        long renamed = database.last();
        database.execute("INSERT INTO film (title) VALUES ('a')");
        assertThatThrownBy(() -> revert("film", renamed)).hasMessageContaining("film_title_key");
        assertThat(database.query("SELECT string_agg(title, ' ' ORDER BY id) FROM film")).isEqualTo("c b a");
        database.execute("INSERT INTO node VALUES (1, NULL)");
        database.execute("INSERT INTO node VALUES (2, 1), (3, 2)");
        undo("node");
        assertThat(database.rows("node")).isEqualTo("(1,)");
    }

    @Test
    void keepsARowThatIsInsertedDuringARevert() throws Exception {
        database.execute("INSERT INTO film (title) VALUES ('a')");
        database.execute("DELETE FROM film");
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try (Histories locking = new Histories(source.open()); Histories reverting = new Histories(source.open())) {
            locking.execute("BEGIN; LOCK TABLE print IN ACCESS EXCLUSIVE MODE");
            Future<String> revert = pool.submit(() -> reverting.query("SELECT outcome FROM trestle_history.film_revert(2)"));
            while (database.query("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'print'::regclass").equals("0")) {
                Thread.sleep(10);
            }
            database.execute("INSERT INTO film (id, title) OVERRIDING SYSTEM VALUE VALUES (1, 'new')");
            locking.execute("COMMIT");
            assertThatThrownBy(revert::get).hasMessageContaining("film_pkey");
        } finally {
            pool.shutdown();
        }
        assertThat(database.query("SELECT title FROM film")).isEqualTo("new");
        assertThat(revert("film", 2)).isEqualTo("conflict [{\"id\": 1}]");
    }

    @Test
    void revertsAllRowsOrNone() throws Exception {
        database.execute("INSERT INTO counter VALUES (1, 1), (2, 2)");
        String role = "clerk_" + ProcessHandle.current().pid();
        database.execute("CREATE ROLE " + role + "; GRANT ALL ON counter TO " + role + "; GRANT USAGE ON SCHEMA trestle_history TO " + role
                + "; GRANT SELECT ON ALL TABLES IN SCHEMA trestle_history TO " + role
                + "; ALTER TABLE counter ENABLE ROW LEVEL SECURITY; CREATE POLICY low ON counter USING (id < 2); SET ROLE " + role);
        assertThatThrownBy(() -> revert("counter", 1)).hasMessageContaining("row-level policy of public.counter hides rows");
        database.execute("RESET ROLE; DROP OWNED BY " + role + "; DROP ROLE " + role + "; ALTER TABLE counter DISABLE ROW LEVEL SECURITY");
        database.execute("CREATE FUNCTION stay() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';"
                + "CREATE TRIGGER stay BEFORE DELETE ON counter FOR EACH ROW WHEN (OLD.id = 2) EXECUTE FUNCTION stay()");
        assertThatThrownBy(() -> revert("counter", 1)).hasMessageContaining("left out 1 of 2 rows");
        assertThat(database.rows("counter")).isEqualTo("(1,1) (2,2)");
        database.execute("DROP TRIGGER stay ON counter");
        undo("counter");
        assertThat(database.rows("counter")).isEqualTo("none");
    }

    /** A note that other programs can set marks no operation as a revert, and neither do triggers that write to other tables. */
    @Test
    void marksOnlyRevertsAsSuch() throws Exception {
        database.execute("CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN INSERT INTO node VALUES (NEW.n); RETURN NULL; END$$;"
                + "CREATE TRIGGER note AFTER UPDATE ON counter FOR EACH ROW EXECUTE FUNCTION note()");
        database.execute("SET trestle.reverts = 'abc'");
        database.execute("INSERT INTO counter VALUES (1, 1)");
        database.execute("SET trestle.reverts = '7'");
        database.execute("UPDATE counter SET n = 2");
        database.execute("RESET trestle.reverts");
        database.execute("BEGIN; SELECT trestle_history.counter_revert(3); INSERT INTO counter VALUES (9, 9); COMMIT");
        assertThat(database.rows("(SELECT table_name, kind, reverts FROM trestle_history.operation)")).isEqualTo(
                "(public.counter,insert,) (public.counter,mixed,3) (public.counter,update,) (public.node,insert,) (public.node,insert,)");
    }

    @Test
    void seesWritersWithoutPrivileges() throws Exception {
        database.execute("CREATE ROLE scribe_" + ProcessHandle.current().pid() + "; GRANT INSERT, UPDATE, SELECT ON counter TO scribe_"
                + ProcessHandle.current().pid() + "; SET ROLE scribe_" + ProcessHandle.current().pid());
        database.execute("CREATE TEMP TABLE operation (x integer); SET search_path = pg_temp, public");
        database.execute("INSERT INTO counter VALUES (1, 1); UPDATE counter SET n = 2");
        assertThatThrownBy(() -> revert("counter", 2)).hasMessageContaining("permission denied");
        database.execute("RESET ROLE; RESET search_path; DROP OWNED BY scribe_" + ProcessHandle.current().pid()
                + "; DROP ROLE scribe_" + ProcessHandle.current().pid());
        assertThat(database.rows("(SELECT id, n FROM trestle_history.counter)")).isEqualTo("none");
        assertThat(database.rows("(SELECT num_rows, kind FROM trestle_history.operation)")).as("one transaction").isEqualTo("(2,mixed)");
        database.execute("UPDATE counter SET n = 3");
        undo("counter");
        assertThat(database.rows("counter")).isEqualTo("(1,2)");
    }

    @Test
    void tellsTheRouteAndTheActor() throws Exception {
        database.execute("/* route: POST /counters */ INSERT INTO counter VALUES (1, 1)");
        database.execute("BEGIN; SET LOCAL trestle.route = 'load'; SET LOCAL trestle.actor = 'ann'; UPDATE counter SET n = 2; COMMIT");
        assertThat(database.rows("(SELECT route, actor FROM trestle_history.operation)")).isEqualTo("(\"POST /counters\",postgres) (load,ann)");
    }

    @Test
    void forgetsInBatches() throws Exception {
        database.execute("INSERT INTO counter SELECT i, 0 FROM generate_series(1, 10) AS i");
        database.execute("UPDATE counter SET n = 1");
        String before = database.query("SELECT clock_timestamp()");
        database.execute("UPDATE counter SET n = 2 WHERE id <= 2");
        assertThat(database.query("SELECT trestle_history.counter_forget('" + before + "', 7)")).isEqualTo("7");
        assertThat(database.query("SELECT trestle_history.counter_forget('" + before + "', 7)")).as("and two operations").isEqualTo("5");
        assertThat(database.query("SELECT trestle_history.counter_forget('" + before + "', 7)")).isEqualTo("0");
        assertThat(database.query("SELECT count(*) FROM trestle_history.counter_as_of('" + before + "')")).isEqualTo("10");
        assertThat(database.query("SELECT sum(n) FROM trestle_history.counter_as_of('" + before + "')")).isEqualTo("10");
        assertThat(revert("counter", 2)).isEqualTo("unknown");
        undo("counter");
        assertThat(database.query("SELECT sum(n) FROM counter")).isEqualTo("10");
        database.query("SELECT trestle_history.counter_forget('infinity', 1)");
        assertThat(database.rows("trestle_history.counter_as_of(clock_timestamp())")).isEqualTo(database.rows("counter"));
    }

    /** Times of transactions are not in the order of their commits. */
    @Test
    void hasNoGapsAndNoOverlapsUnderConcurrentWriters() throws Exception {
        database.execute("INSERT INTO counter SELECT i, 0 FROM generate_series(1, 5) AS i");
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                int number = i;
                writers.add(() -> write(number));
            }
            int failed = 0;
            for (Future<Integer> writer : pool.invokeAll(writers)) {
                failed += writer.get();
            }
            assertThat(failed).isLessThan(4 * 60 / 2);
        } finally {
            pool.shutdown();
        }
        assertThat(database.broken("counter", "id")).isEqualTo("none");
        assertThat(database.query("SELECT count(*) > 50 FROM trestle_history.counter")).isEqualTo("t");
        assertThat(database.rows("trestle_history.counter_as_of(now())")).isEqualTo(database.rows("counter"));
        assertThat(database.query("SELECT count(*) FROM counter AS c FULL JOIN trestle_history.counter_present AS p USING (id)"
                + " WHERE c.id IS NULL OR p.id IS NULL")).isEqualTo("0");
    }

    /** The number of transactions that ended in a deadlock or a violation of the key. */
    private int write(int number) throws SQLException {
        Random random = new Random(number);
        int failed = 0;
        try (Histories own = new Histories(source.open())) {
            for (int i = 0; i < 60; i++) {
                try {
                    own.execute("BEGIN ISOLATION LEVEL " + (random.nextInt(3) == 0 ? "REPEATABLE READ" : "READ COMMITTED"));
                    // In the order of the keys, so that few of them wait for each other.
                    for (int id = random.nextInt(1, 3); id < 6; id += random.nextInt(1, 4)) {
                        own.execute(switch (random.nextInt(4)) {
                            case 0 -> "DELETE FROM counter WHERE id = " + id;
                            case 1 -> "INSERT INTO counter VALUES (" + id + ", 0) ON CONFLICT (id) DO UPDATE SET n = counter.n + 1";
                            default -> "UPDATE counter SET n = n + 1 WHERE id = " + id;
                        });
                    }
                    own.execute("COMMIT");
                } catch (SQLException e) {
                    assertThat(e.getSQLState()).isIn("40P01", "40001", "23505");
                    own.execute("ROLLBACK");
                    failed++;
                }
            }
        }
        return failed;
    }
}
