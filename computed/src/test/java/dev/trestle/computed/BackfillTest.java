package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.FilmSummary;
import com.example.library.LibraryColumns;
import dev.trestle.computed.backfill.BackfillOptions;
import dev.trestle.computed.backfill.Feeder;
import dev.trestle.computed.backfill.Source;
import dev.trestle.computed.backfill.StoreTimes;
import dev.trestle.computed.failure.Refusal;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Backfills of one server, over HTTP. */
@ExtendWith(Postgres.class)
class BackfillTest {

    private static final String PATH = "/computed/film.summary/backfill";
    private static final String SUMMARIES = "SELECT count(*) FROM film WHERE summary = title || ': none'";

    private final Library library;

    BackfillTest(Postgres.Database template) {
        this.library = Library.another(template);
    }

    private Service start(FilmSummary.Function function, String parallel) {
        Service service = Service.begin(library.database().url(), new LibraryColumns(function, options -> options)::api,
                Map.of("computed.parallel", parallel));
        Waiting.until(() -> service.computed().hasBegun());
        return service;
    }

    /** Rows that have no cells. */
    private void insert(int rows) {
        library.execute("SET trestle.computed = 'later'; INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, " + rows + ") n;"
                + " RESET trestle.computed");
    }

    private static JsonNode post(Service service, int status, String path) {
        return service.client().json(status, "POST", path);
    }

    private static HttpResponse<String> post(Service service, String path, String body) {
        return service.client().send("POST", path, "application/json", body);
    }

    private void awaitState(String state) {
        library.await(state, "SELECT state FROM trestle.backfill ORDER BY backfill_id DESC LIMIT 1");
    }

    private String progress(String columns) {
        return library.query("SELECT concat_ws(' ', " + columns + ") FROM trestle.backfill_progress");
    }

    @Test
    void fillsWhatIsMissingAndNothingElse() {
        // More than one page; few of them are wanted.
        insert(6_000);
        library.execute("SET trestle.computed = 'later'; UPDATE film SET summary = 'mine' WHERE film_id % 50 <> 0; RESET trestle.computed");
        try (Service service = start(Functions::summary, "4")) {
            assertThat(service.client().send("GET", PATH, "").statusCode()).isEqualTo(404);
            JsonNode started = post(service, 202, PATH);
            assertThat(started.get("state").asString()).isEqualTo("running");
            assertThat(started.get("rows").asString()).isEqualTo("missing");
            awaitState("done");
            assertThat(progress("state, done, total, fed, failed, percent, time_left")).isEqualTo("done 6000 6000 120 0 100");
            assertThat(library.query(SUMMARIES)).isEqualTo("120");
            assertThat(library.query("SELECT count(*) FROM film WHERE summary = 'mine'")).isEqualTo("5880");
            // What is computed from it is due, as after any change, but later than rows that are written now.
            assertThat(library.query("SELECT col || ' ' || count(*) FROM trestle.film_cell WHERE priority = 1 GROUP BY col"))
                    .isEqualTo("embedding 120");
            library.execute("UPDATE film SET title = 'now' WHERE film_id = 50");
            library.await("0", "SELECT priority FROM trestle.film_cell WHERE col = 'embedding' AND film_id = 50");

            // All rows, also those that have failed.
            library.execute("DELETE FROM film WHERE film_id > 100;"
                    + " INSERT INTO trestle.film_cell (film_id, col, version, failed_at) VALUES (3, 'summary', 1, now())");
            HttpResponse<String> all = post(service, "/computed/film.summary/recompute", "{\"where\": \"all\"}");
            assertThat(all.statusCode()).as(all.body()).isEqualTo(202);
            awaitState("done");
            assertThat(library.query(SUMMARIES)).isEqualTo("100");
            assertThat(service.client().column("film.summary").get("backfill").get("fed").asInt()).isEqualTo(100);
        }
    }

    @Test
    void badRequests() {
        try (Service service = start(Functions::summary, "4")) {
            HttpResponse<String> bad = post(service, PATH, "{\"rate\": \"fast\", \"parallel\": 0, \"on_error\": \"x\", \"rows\": \"some\", \"a\": 1}");
            assertThat(bad.statusCode()).isEqualTo(422);
            assertThat(bad.body()).contains("/rate", "has to be a rate such as 200/min", "/parallel", "has to be go_on or stop",
                    "has to be missing, all or older_version", "/a");
            assertThat(post(service, PATH, "{\"rows\": \"older_version\"}").body()).contains("/rows", "versioned");
            assertThat(post(service, "/computed/film.summary/recompute", "{}").body()).contains("/where");
            assertThat(post(service, "/computed/film.x/backfill", "").statusCode()).isEqualTo(404);
            assertThat(service.client().send("POST", PATH, "").statusCode()).as("no Content-Type").isEqualTo(415);
            for (String change : new String[] {"pause", "resume", "cancel"}) {
                assertThat(post(service, PATH + "/" + change, "").statusCode()).isEqualTo(409);
            }
            assertThat(library.query("SELECT count(*) FROM trestle.backfill")).isEqualTo("0");
            assertThat(service.client().send("GET", "/computed/film.summary/versions", "").statusCode()).isEqualTo(404);
        }
    }

    /** Rows that are written now are computed before all rows of a backfill, and while it is paused. */
    @Test
    void pauseResumeAndCancel() throws InterruptedException {
        insert(300);
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        Semaphore gate = new Semaphore(0);
        try (Service service = start(film -> {
            calls.add(film.title());
            gate.acquire();
            return Functions.summary(film);
        }, "1")) {
            post(service, 202, PATH);
            Waiting.until(() -> calls.size() == 1);
            library.execute("INSERT INTO film (title) VALUES ('new')");
            gate.release();
            Waiting.until(() -> calls.size() == 2);
            assertThat(calls).last().isEqualTo("new");

            assertThat(post(service, 200, PATH + "/pause").get("state").asString()).isEqualTo("paused");
            assertThat(post(service, PATH, "{\"rows\": \"all\"}").statusCode()).as("other rows").isEqualTo(409);
            // One look later.
            Thread.sleep(300);
            gate.release();
            library.await("new: none", "SELECT summary FROM film WHERE title = 'new'");
            library.execute("INSERT INTO film (title) VALUES ('newer')");
            Waiting.until(() -> calls.size() >= 3);
            assertThat(calls).last().isEqualTo("newer");
            gate.release();
            library.await("newer: none", "SELECT summary FROM film WHERE title = 'newer'");
            assertThat(calls).hasSize(3);

            assertThat(post(service, 200, PATH + "/resume").get("state").asString()).isEqualTo("running");
            Waiting.until(() -> calls.size() == 4);
            assertThat(post(service, 200, PATH + "/cancel").get("state").asString()).isEqualTo("cancelled");
            library.await("0", "SELECT count(*) FROM trestle.film_cell WHERE priority = 2");
            // The call that ran computed in vain.
            gate.release(1000);
            assertThat(library.query(SUMMARIES)).isEqualTo("3");

            // Another one begins anew.
            post(service, 202, PATH);
            awaitState("done");
            assertThat(library.query(SUMMARIES)).isEqualTo("302");
        }
    }

    @Test
    void stopsAtAnErrorAndGoesOn() {
        insert(200);
        try (Service service = start(film -> {
            if (film.title().equals("Film 17")) {
                throw Computed.refuse("bad");
            }
            return Functions.summary(film);
        }, "1")) {
            assertThat(post(service, PATH, "{\"on_error\": \"stop\", \"parallel\": 25, \"rate\": \"100000 / h\"}").statusCode()).isEqualTo(202);
            awaitState("stopped");
            assertThat(library.query("SELECT stop_reason || ' ' || stop_key::text || ' ' || failed FROM trestle.backfill"))
                    .isEqualTo(Refusal.class.getName() + " {17} 1");
            JsonNode progress = service.client().json(200, "GET", PATH);
            assertThat(progress.get("stop_reason").asString()).isEqualTo(Refusal.class.getName());
            post(service, 200, PATH + "/resume");
            library.execute("UPDATE trestle.backfill SET rate = NULL");
            awaitState("done");
            assertThat(progress("failed, fed, done")).isEqualTo("1 200 200");
            assertThat(library.query(SUMMARIES)).isEqualTo("199");
        }
    }

    /** A backfill by Java with a rate. */
    @Test
    void aRateThatChangesWhileItRuns() {
        insert(50);
        try (Service service = start(Functions::summary, "4")) {
            library.await("1", "SELECT count(*) FROM trestle.computed_column");
            service.computed().backfills().start("film.summary", BackfillOptions.STANDARD);
            awaitState("done");
            library.execute("UPDATE film SET summary = NULL; SELECT trestle.backfill_start('film.summary', rate => 1, per => '1 h')");
            library.await("rate", "SELECT waits_for FROM trestle.backfill WHERE ended_at IS NULL");
            assertThat(Integer.parseInt(library.query(SUMMARIES))).isLessThanOrEqualTo(1);
            library.execute("UPDATE trestle.backfill SET rate = 1000, per = '1 s'");
            awaitState("done");
            assertThat(library.query(SUMMARIES)).isEqualTo("50");
        }
    }

    /** Rows that are inserted meanwhile are no part of it: it ends, and they have values before that. */
    @Test
    void endsWhileRowsAreInserted() throws InterruptedException {
        insert(400);
        try (Service service = start(film -> {
            Thread.sleep(2);
            return Functions.summary(film);
        }, "8"); Library writer = Library.open(library.database())) {
            post(service, 202, PATH);
            int inserted = 0;
            while (!library.query("SELECT state FROM trestle.backfill").equals("done")) {
                writer.execute("INSERT INTO film (title) VALUES ('new " + ++inserted + "')");
                assertThat(inserted).isLessThan(10_000);
                Thread.sleep(10);
            }
            String unfinished = library.query("SELECT count(*) FROM film WHERE title LIKE 'new%' AND summary IS NULL");
            assertThat(progress("fed, failed")).isEqualTo("400 0");
            assertThat(inserted).isGreaterThan(5);
            assertThat(Integer.parseInt(unfinished)).as("new rows without a value").isLessThan(40);
            Waiting.until(Duration.ofMinutes(1), () -> library.query("SELECT count(*) FROM film WHERE summary IS NULL").equals("0"));
        }
    }

    /** The feeder never has a writer wait for it, and never waits long for one. */
    @Test
    void aWriterHasARowLocked() {
        insert(10);
        try (Service service = start(Functions::summary, "4"); Library writer = Library.open(library.database())) {
            writer.execute("BEGIN; UPDATE film SET title = 'changed' WHERE film_id = 5");
            post(service, 202, PATH);
            library.await("lock", "SELECT waits_for FROM trestle.backfill");
            writer.execute("COMMIT");
            awaitState("done");
            assertThat(library.query(SUMMARIES)).isEqualTo("10");
        }
    }

    /** Rows that wait for an attempt, or whose input has failed, neither fill the queue nor keep the backfill open for ever. */
    @Test
    void rowsThatCannotBeComputedNow() {
        insert(30);
        try (Service service = start(film -> {
            if (film.title().matches("Film [123]")) {
                throw new IOException("too long");
            }
            return Functions.summary(film);
        }, "2")) {
            assertThat(post(service, PATH, "{\"parallel\": 2}").statusCode()).isEqualTo(202);
            library.await("27", SUMMARIES);
            library.execute("UPDATE trestle.backfill SET per_second = 1e-300, measured_at = now()");
            assertThat(service.client().json(200, "GET", PATH).get("seconds_left").isNull()).isTrue();
        }
    }

    /** A row that had failed has failed again, with its error. */
    @Test
    void aCancelledRecomputationLosesNoFailedRow() {
        insert(1);
        library.execute("INSERT INTO trestle.film_cell (film_id, col, version, failed_at, error_type, error_message)"
                + " VALUES (1, 'summary', 1, now(), 'Old', 'bad')");
        try (Service service = start(film -> {
            Thread.sleep(2_000);
            return Functions.summary(film);
        }, "1")) {
            assertThat(post(service, PATH, "{\"rows\": \"all\"}").statusCode()).isEqualTo(202);
            library.await("1", "SELECT attempts FROM trestle.film_cell");
            post(service, 200, PATH + "/cancel");
            library.await("Old", "SELECT max(error_type) FROM trestle.film_cell WHERE failed_at IS NOT NULL");
            library.await("t", "SELECT swept FROM trestle.backfill");
        }
    }

    /** Rows that are blocked by an input do not keep a backfill open. */
    @Test
    void rowsThatAreBlocked() {
        insert(150);
        library.execute("INSERT INTO trestle.film_cell (film_id, col, version, failed_at) SELECT film_id, 'summary', 1, now() FROM film"
                + " WHERE film_id <= 120");
        try (Service service = Service.start(library.database(), Functions.USUAL)) {
            post(service, 202, "/computed/film.embedding/backfill");
            awaitState("done");
            assertThat(library.query("SELECT count(*) FROM trestle.film_embedding_state WHERE state = 'blocked'")).isEqualTo("120");
            post(service, 200, "/computed/film.summary/retry");
            library.await("150", "SELECT count(*) FROM film WHERE summary IS NOT NULL OR film_id > 120");
            library.await("0", "SELECT count(*) FROM trestle.film_embedding_state");
        }
    }

    /** Values that depend on those of a backfill come after those of rows that are written now, and only so many of them are open. */
    @Test
    void valuesThatDependOnThoseOfABackfill() {
        insert(1_500);
        Queue<String> calls = new ConcurrentLinkedQueue<>();
        Semaphore gate = new Semaphore(0);
        Functions functions = Functions.USUAL.embedding(films -> {
            gate.acquire();
            films.forEach(film -> calls.add(film.summary().orElse("none")));
            return Functions.embedding(films);
        });
        try (Service service = Service.start(library.database(), functions, Map.of("computed.parallel", "1"))) {
            post(service, 202, PATH);
            library.await("dependents", "SELECT waits_for FROM trestle.backfill");
            assertThat(Integer.parseInt(library.query("SELECT count(*) FROM trestle.film_cell WHERE col = 'embedding'"))).isLessThan(1_500);
            library.execute("INSERT INTO film (title) VALUES ('new')");
            library.await("1", "SELECT count(*) FROM trestle.film_cell WHERE col = 'embedding' AND priority = 0");
            library.await("new: none", "SELECT summary FROM film WHERE title = 'new'");
            // The call that runs, and the next one.
            gate.release(2);
            library.await("t", "SELECT embedding IS NOT NULL FROM film WHERE title = 'new'");
            assertThat(calls).hasSizeLessThan(1_000);
            gate.release(10_000);
            awaitState("done");
            Waiting.until(Duration.ofMinutes(1), () -> library.query("SELECT count(*) FROM film WHERE embedding IS NULL").equals("0"));
        }
    }

    /** The sweep waits for no writer that has cells locked, nor does it lock cells that a writer comes to. */
    @Test
    void aCancelBesideAWriter() {
        insert(50);
        try (Service service = start(film -> {
            Thread.sleep(100);
            return Functions.summary(film);
        }, "1"); Library writer = Library.open(library.database())) {
            post(service, 202, PATH);
            library.await("t", "SELECT open > 20 FROM trestle.backfill");
            writer.execute("BEGIN; UPDATE film SET title = 'changed' WHERE film_id = 45");
            post(service, 200, PATH + "/cancel");
            library.await("0", "SELECT count(*) FROM trestle.film_cell WHERE priority = 2 AND film_id <> 45");
            writer.execute("UPDATE film SET title = 'changed' WHERE film_id BETWEEN 30 AND 44; COMMIT");
            library.await("16", "SELECT count(*) FROM film WHERE summary = 'changed: none'");
            library.await("t", "SELECT swept FROM trestle.backfill");
        }
    }

    /** The operators of the key's type need not be on the search path. */
    @Test
    void keysOfATypeOfAnotherSchema() {
        library.execute("CREATE SCHEMA ext; CREATE EXTENSION citext SCHEMA ext; CREATE TABLE word (word ext.citext PRIMARY KEY, length integer);"
                + " INSERT INTO word VALUES ('apple'), ('Banana'), ('cherry'), ('Date'); CREATE TABLE trestle.word_cell"
                + " (LIKE trestle.film_cell INCLUDING ALL); ALTER TABLE trestle.word_cell DROP COLUMN film_id; ALTER TABLE trestle.word_cell"
                + " ADD word ext.citext, ADD UNIQUE (word, col); ANALYZE word");
        library.tables();
        library.execute("INSERT INTO trestle.computed_column (name, definition, version) VALUES ('word.length', 'integer', 1);"
                + " SELECT trestle.backfill_start('word.length')");
        try (Trestle trestle = Trestle.create(Config.just(ConfigSources.create(Map.of("database.url", library.database().url()))))) {
            Feeder feeder = new Feeder(
                    List.of(new Source("word.length", "public.word", "trestle.word_cell", List.of(new Source.Key("word", "word", "ext.citext")),
                            "length", Source.isNull("length"), 1, null, 3, List.of(), List.of(), 1)),
                    trestle.database(), new Feeder.Settings(Duration.ofMillis(20), Duration.ofSeconds(10), Duration.ofSeconds(1)),
                    () -> false, new StoreTimes(), () -> true, name -> {});
            feeder.start();
            library.await("3", "SELECT fed FROM trestle.backfill");
            library.execute("UPDATE word SET length = 1; DELETE FROM trestle.word_cell");
            awaitState("done");
            feeder.stop();
            assertThat(progress("done")).isEqualTo("4");
        }
    }
}
