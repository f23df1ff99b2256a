package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A row that is there is updated, or found, and the answer says which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpsertTest {

    private static final String SCHEMA = """
            CREATE DOMAIN code AS text CHECK (VALUE ~ '^[a-z]+$');
            CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code code NOT NULL UNIQUE,
                length integer NOT NULL DEFAULT 90, note text, code_upper text GENERATED ALWAYS AS (upper(code)) STORED);
            CREATE TABLE loan (year integer, number integer, holder text, PRIMARY KEY (year, number))
                PARTITION BY RANGE (year);
            CREATE TABLE loan_old PARTITION OF loan FOR VALUES FROM (1900) TO (2000);
            CREATE TABLE loan_new (holder text, gone text, number integer NOT NULL, year integer NOT NULL);
            ALTER TABLE loan_new DROP COLUMN gone;
            ALTER TABLE loan ATTACH PARTITION loan_new FOR VALUES FROM (2000) TO (2100);
            CREATE TABLE mail (address text PRIMARY KEY, visits integer NOT NULL DEFAULT 0);
            CREATE FUNCTION on_mail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                NEW.address := lower(NEW.address);
                IF TG_OP = 'UPDATE' THEN NEW.visits := OLD.visits + 1; END IF;
                RETURN CASE WHEN NEW.address = 'nobody' THEN NULL ELSE NEW END; END $$;
            CREATE TRIGGER on_mail BEFORE INSERT OR UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION on_mail();
            CREATE TABLE tag (name text PRIMARY KEY, tag_id integer GENERATED ALWAYS AS IDENTITY);
            CREATE TABLE place (room text, shelf integer, note text, UNIQUE NULLS NOT DISTINCT (room, shelf));
            CREATE TABLE score (score_id integer GENERATED ALWAYS AS IDENTITY, film text, points integer,
                UNIQUE (film));
            CREATE VIEW old_loan AS SELECT number AS n, year AS y, upper(holder) AS shouted, holder FROM loan WHERE year < 2000
                WITH CHECK OPTION;
            CREATE TABLE "Odd ""name" ("the key" integer PRIMARY KEY, "EXCLUDED" text, stored text);
            """;

    private static final String ROUTES = """
              - {type: insert, table: film, path: /films, on_conflict: {columns: [code], do: update}}
              - {type: insert, name: PutFilm, table: film, path: '/films/{code}', method: put, inputs: [code, note],
                 outputs: [code, length, note], on_conflict: {columns: [code], do: update}}
              - {type: insert, table: loan, path: /loans, on_conflict: {columns: [number, year], do: update}}
              - {type: insert, table: mail, path: /mails, inputs: [address, visits],
                 on_conflict: {columns: [address], do: update}}
              - {type: insert, name: FindMail, table: mail, path: /mails/find,
                 on_conflict: {columns: [address], do: nothing}}
              - {type: insert, table: tag, path: /tags, on_conflict: {columns: [name], do: nothing}}
              - {type: insert, table: place, path: /places, on_conflict: {columns: [room, shelf], do: nothing}}
              - {type: insert, table: score, path: /scores, inputs: [film, points], outputs: [film, points],
                 on_conflict: {columns: [film], do: update}}
              - {type: insert, table: old_loan, path: /loans/old, on_conflict: {columns: [y, n], do: update}}
              - {type: insert, name: FindOldLoan, table: old_loan, path: /loans/old/find,
                 on_conflict: {columns: [y, n], do: nothing}}
              - {type: insert, name: Odd, table: 'Odd "name', path: /odd,
                 on_conflict: {columns: [the key], do: update}}
            """;

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        rows = Rows.start(project, SCHEMA, ROUTES);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    @Test
    void createdThenUpdated() throws Exception {
        String film = rows.post("/films", "{'code':'dune','length':155,'note':'a'}");
        String id = film.replaceAll("\\D*\\d+\\D+(\\d+).*", "$1");
        String row = "{'film_id':" + id + ",'code':'dune','length':%s,'note':%s,'code_upper':'DUNE'}";

        assertThat(film).isEqualTo("201 " + row.formatted("155", "'a'"));
        assertThat(rows.post("/films", "{'code':'dune','length':137}")).isEqualTo("200 " + row.formatted("137", "'a'"));
        assertThat(rows.post("/films", "{'code':'dune','note':null}")).isEqualTo("200 " + row.formatted("137", "null"));
        assertThat(rows.post("/films", "{'code':'dune'}")).isEqualTo("200 " + row.formatted("137", "null"));
        assertThat(rows.refusal("/films", "{'note':'x'}")).isEqualTo("422 /code:required");
        assertThat(rows.refusal("/films", "{'code':'DUNE'}")).isEqualTo("422 /code:check_violation");
    }

    @Test
    void putTakesEveryInput() throws Exception {
        String answer = " {'code':'alien','length':90,'note':'b'}";

        assertThat(rows.send("PUT", "/films/alien", "{'note':'b'}")).isEqualTo("201" + answer);
        assertThat(rows.send("PUT", "/films/alien", "{'note':'b'}")).isEqualTo("200" + answer);
        assertThat(rows.send("PUT", "/films/alien", "{}")).startsWith("422").contains("'/note'");
    }

    @Test
    void partitionedTables() throws Exception {
        for (String year : List.of("1999", "2026")) {
            String body = "{'year':" + year + ",'number':1,'holder':'%s'}";
            assertThat(rows.post("/loans", body.formatted("Ann"))).isEqualTo("201 " + body.formatted("Ann"));
            assertThat(rows.post("/loans", body.formatted("Bob"))).isEqualTo("200 " + body.formatted("Bob"));
        }
        assertThat(rows.refusal("/loans", "{'year':1800,'number':1}")).isEqualTo("422 :check_violation");
    }

    @Test
    void views() throws Exception {
        String row = "{'n':5,'y':1950,'shouted':'%s','holder':'%s'}";

        assertThat(rows.post("/loans/old", "{'n':5,'y':1950,'holder':'Ann'}")).isEqualTo("201 " + row.formatted("ANN", "Ann"));
        assertThat(rows.post("/loans/old", "{'n':5,'y':1950,'holder':'Bob'}")).isEqualTo("200 " + row.formatted("BOB", "Bob"));
        assertThat(rows.post("/loans/old/find", "{'n':5,'y':1950}")).isEqualTo("200 " + row.formatted("BOB", "Bob"));
        assertThat(rows.refusal("/loans/old", "{'n':5,'y':2050}")).isEqualTo("422 :check_violation");
    }

    @Test
    void triggersHaveTheirSay() throws Exception {
        assertThat(rows.post("/mails", "{'address':'Ann@example.org'}"))
                .isEqualTo("201 {'address':'ann@example.org','visits':0}");
        assertThat(rows.post("/mails", "{'address':'ANN@example.org'}"))
                .isEqualTo("200 {'address':'ann@example.org','visits':1}");
        assertThat(rows.post("/mails", "{'address':'nobody'}")).startsWith("409");
    }

    @Test
    void aRowThatOnlyTheTriggerSeesIsNotFound() throws Exception {
        assertThat(rows.post("/mails/find", "{'address':'eve@example.org'}")).startsWith("201");
        assertThat(rows.post("/mails/find", "{'address':'eve@example.org'}")).startsWith("200");
        assertThat(rows.post("/mails/find", "{'address':'EVE@example.org'}"))
                .startsWith("409").contains("cannot be read");
    }

    @Test
    void foundWhenThere() throws Exception {
        assertThat(rows.post("/tags", "{'name':'noir'}")).startsWith("201 {'name':'noir','tag_id':");
        assertThat(rows.post("/tags", "{'name':'noir'}"))
                .startsWith("200").isEqualTo(rows.post("/tags", "{'name':'noir'}"));
    }

    @Test
    void nullNeverConflictsUnlessTheIndexSaysSo() throws Exception {
        assertThat(rows.post("/scores", "{'film':null,'points':1}")).startsWith("201");
        assertThat(rows.post("/scores", "{'film':null,'points':2}")).startsWith("201");
        assertThat(rows.post("/places", "{'room':null,'shelf':1,'note':'a'}")).startsWith("201");
        assertThat(rows.post("/places", "{'room':null,'shelf':1,'note':'b'}"))
                .isEqualTo("200 {'room':null,'shelf':1,'note':'a'}");
    }

    @Test
    void oddNames() throws Exception {
        assertThat(rows.post("/odd", "{'the key':1,'EXCLUDED':'a','stored':'b'}")).startsWith("201");
        assertThat(rows.post("/odd", "{'the key':1,'EXCLUDED':'c'}"))
                .isEqualTo("200 {'the key':1,'EXCLUDED':'c','stored':'b'}");
        assertThat(rows.post("/odd", "{'the key':1}")).startsWith("200");
    }

    @Test
    void manyAtOnceCreateOneRow() throws Exception {
        for (String path : List.of("/films", "/tags", "/loans")) {
            String body = switch (path) {
                case "/films" -> "{'code':'race','length':1}";
                case "/tags" -> "{'name':'race'}";
                default -> "{'year':2001,'number':77}";
            };
            assertThat(inParallel(20, () -> rows.post(path, body).substring(0, 3)))
                    .as(path).containsOnly("200", "201").filteredOn("201"::equals).hasSize(1);
        }
    }

    @Test
    void aRowThatVanishesIsInsertedAfterAll() throws Exception {
        rows.execute("INSERT INTO tag VALUES ('ghost')");
        try (Connection connection = rows.database().open(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("DELETE FROM tag WHERE name = 'ghost'");
            ExecutorService threads = Executors.newSingleThreadExecutor();
            Future<String> answer = threads.submit(() -> rows.post("/tags", "{'name':'ghost'}"));
            while (rows.query("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").equals("0")) {
                Thread.sleep(10);
            }
            connection.commit();
            threads.shutdown();
            assertThat(answer.get()).startsWith("201");
        }
    }

    private static <T> List<T> inParallel(int count, Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(count, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdown();
        }
    }
}
