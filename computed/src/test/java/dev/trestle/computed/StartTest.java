package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.example.library.LibraryColumns;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A service is ready when the cells and the triggers of its computed columns are those that it expects. */
@ExtendWith(Postgres.class)
class StartTest {

    /** All of the catalog that the migration makes. */
    private static final String CATALOG = """
            SELECT string_agg(line, ' | ' ORDER BY line) FROM (
                SELECT c.oid::regclass || ' ' || c.relkind::text || ' ' || coalesce(pg_get_viewdef(c.oid), '') || coalesce((
                           SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || a.attnotnull::text, ',' ORDER BY a.attnum)
                             FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0), '')
                  FROM pg_class c WHERE c.relnamespace = 'trestle'::regnamespace UNION ALL
                SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'trestle'::regnamespace UNION ALL
                SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal) AS s (line)""";

    private static Postgres.Database template;

    @BeforeAll
    static void database(Postgres.Database database) {
        template = database;
    }

    private static Service begin(Library library) {
        return Service.begin(library.database().url(), Functions.USUAL::api, Map.of());
    }

    private static void awaitReason(Service service, String reason) {
        Waiting.until(() -> service.client().send("GET", "/observe/health/ready", "").body().contains(reason));
        assertThat(service.client().send("GET", "/observe/health/ready", "").statusCode()).isEqualTo(503);
    }

    private static void awaitReady(Service service) {
        Waiting.until(() -> service.client().send("GET", "/observe/health/ready", "").statusCode() == 200);
    }

    @Test
    void withoutItsTablesAndTriggersAServiceWaits() {
        Library library = Library.another(template);
        library.execute("DROP SCHEMA trestle CASCADE");
        try (Service service = begin(library)) {
            awaitReason(service, "there is no table trestle.film_cell: run R__trestle_computed.sql of this version of the service");
            assertThat(service.client().send("GET", "/computed", "").statusCode()).isEqualTo(503);
            library.execute(Library.migration("RETURN NULL", "RETURN  NULL"));
            awaitReason(service, "the triggers trestle_computed_insert, trestle_computed_update of public.film are missing or disabled,"
                    + " or are not those of this version: run R__trestle_computed.sql");
            library.execute(Library.MIGRATION + ";ALTER TABLE film DISABLE TRIGGER trestle_computed_update");
            awaitReason(service, "the triggers trestle_computed_update of public.film");
            library.execute(Library.MIGRATION.replace("\n", "\r\n"));
            library.execute("ALTER TABLE film ENABLE TRIGGER trestle_computed_update; INSERT INTO film (title) VALUES ('Alien')");
            awaitReady(service);
            library.awaitDone();
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        }
    }

    @Test
    void aRoleWithoutPrivilegesAndRowLevelSecurity() {
        Library library = Library.another(template);
        try (Service service = begin(library)) {
            // A service that has what it needs is ready when it has started.
            assertThat(service.client().send("GET", "/observe/health/ready", "").statusCode()).isEqualTo(200);
        }
        library.execute("CREATE ROLE restricted LOGIN; GRANT USAGE ON SCHEMA trestle TO restricted;"
                + " GRANT SELECT ON trestle.film_cell, trestle.migration TO restricted;"
                + " GRANT SELECT (film_id, title, slug, summary, embedding, card) ON film TO restricted;"
                + " GRANT SELECT, INSERT, UPDATE, DELETE ON trestle.computed_column, trestle.computed_limit,"
                + " trestle.computed_call, trestle.backfill TO restricted;"
                + " GRANT UPDATE (slug, card, summary) ON film TO restricted");
        String url = library.database().url().replace("user=postgres", "user=restricted");
        try (Service service = Service.begin(url, Functions.USUAL::api, Map.of())) {
            awaitReason(service, "the role of this service needs INSERT on trestle.film_cell, UPDATE on trestle.film_cell, DELETE on trestle.film_cell,"
                    + " UPDATE (embedding) on public.film, SELECT (body) on public.film: grant it");
            library.execute("GRANT INSERT, UPDATE, DELETE ON trestle.film_cell TO restricted;"
                    + " GRANT UPDATE (embedding), SELECT (body) ON film TO restricted;"
                    + " ALTER TABLE film ENABLE ROW LEVEL SECURITY");
            awaitReason(service, "row-level security may hide rows of public.film");
            library.execute("ALTER TABLE film DISABLE ROW LEVEL SECURITY; INSERT INTO film (title) VALUES ('Alien')");
            awaitReady(service);
            library.awaitDone();
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");

            // What is no fault of a row takes no attempt from it.
            library.execute("REVOKE SELECT (body) ON film FROM restricted; BEGIN; INSERT INTO film (title) VALUES ('Brazil');"
                    + " UPDATE trestle.film_cell SET attempts = 4 WHERE col = 'summary'; COMMIT");
            library.await("1", "SELECT count(*) FROM trestle.film_cell WHERE col = 'summary' AND due_at > now()"
                    + " AND attempts = 4 AND error_type IS NULL");
            library.execute("GRANT SELECT (body) ON film TO restricted");
            library.awaitDone();
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        }
    }

    @Test
    void aRoleThatMayNotStoreRows() {
        Library library = Docs.another(template);
        library.tables();
        library.execute("CREATE ROLE narrow LOGIN; GRANT USAGE ON SCHEMA trestle TO narrow; GRANT SELECT ON ALL TABLES IN SCHEMA public TO narrow;"
                + " GRANT ALL ON ALL TABLES IN SCHEMA trestle TO narrow; GRANT UPDATE (embedding) ON doc_chunk TO narrow;"
                + " GRANT ALL ON book, book_letter TO narrow");
        String url = library.database().url().replace("user=postgres", "user=narrow");
        try (Service service = Service.begin(url, Docs.USUAL::api, Map.of())) {
            awaitReason(service, "the role of this service needs UPDATE on public.doc, INSERT on public.doc_chunk, DELETE on public.doc_chunk: grant it");
            library.execute("GRANT UPDATE (seen) ON doc TO narrow; GRANT INSERT (doc_id, seq, content, weight), DELETE ON doc_chunk TO narrow;"
                    + " ALTER TABLE book_letter ENABLE ROW LEVEL SECURITY");
            awaitReason(service, "row-level security may hide rows of public.book_letter");
            library.execute("ALTER TABLE book_letter DISABLE ROW LEVEL SECURITY; INSERT INTO doc (title, body) VALUES ('A', 'x|y')");
            awaitReady(service);
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
        }
    }

    @Test
    void tablesOfTheFirstVersion() {
        Library library = Library.another(template);
        library.execute(Library.resource("computed-1.sql"));
        library.execute("INSERT INTO trestle.computed_column (name, definition) VALUES ('film.title', 'text from body text, version 12')");
        try (Service service = begin(library)) {
            awaitReady(service);
            assertThat(library.query("SELECT string_agg(name || ' ' || version, ', ' ORDER BY name) FROM trestle.computed_column"))
                    .isEqualTo("film.card 1, film.embedding 1, film.slug 1, film.summary 1, film.title 12");
        }
    }

    @Test
    void theMigrationMayRunAnyNumberOfTimes() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (title) VALUES ('Alien')");
        String before = library.query(CATALOG);
        assertThat(before).contains("film_inserted", "film_cell_due", "trestle_computed_update");
        library.execute(Library.MIGRATION);
        assertThat(library.query(CATALOG)).isEqualTo(before);
        assertThat(library.query("SELECT count(*) FROM trestle.film_cell")).isEqualTo("4");
        // Triggers of a table that has no computed columns any more.
        library.execute("CREATE TABLE old (film_id integer PRIMARY KEY); CREATE TRIGGER trestle_computed_insert AFTER INSERT ON old"
                + " REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION trestle.film_inserted();"
                + " DO $$ BEGIN EXECUTE format('COMMENT ON TRIGGER trestle_computed_insert ON old IS %L', (SELECT obj_description(oid, 'pg_trigger')"
                + " FROM pg_trigger WHERE tgname = 'trestle_computed_insert' AND tgrelid = 'film'::regclass)); END $$");
        assertThat(library.query(CATALOG)).isNotEqualTo(before);
        library.execute(Library.MIGRATION);
        assertThat(library.query(CATALOG)).isEqualTo(before);
    }

    @Test
    void aChangedDefinitionIsShownAndAnUnchangedOneWritesNothing() {
        Library library = Library.another(template);
        String row = "SELECT xmin || ' ' || xmax || ' ' || definition FROM trestle.computed_column WHERE name = 'film.summary'";
        try (Service service = begin(library)) {
            awaitReady(service);
            assertThat(service.client().column("film.summary").get("changed_at").isNull()).isTrue();
        }
        String before = library.query(row);
        assertThat(before).endsWith("text from title text not null, body text, version 1");
        try (Service service = begin(library)) {
            awaitReady(service);
            assertThat(service.client().column("film.summary").get("changed_at").isNull()).isTrue();
        }
        assertThat(library.query(row)).isEqualTo(before);
        library.execute("UPDATE trestle.computed_column SET definition = 'text from title text not null, version 1'"
                + " WHERE name = 'film.summary'");
        try (Service service = begin(library)) {
            awaitReady(service);
            assertThat(service.client().column("film.summary").get("changed_at").isNull()).isFalse();
            assertThat(service.client().column("film.slug").get("changed_at").isNull()).isTrue();
        }
    }

    /** While two versions of a service run, each computes its own; the migration hands open cells to the next one. */
    @Test
    void versionsOfAFunction() {
        Library library = Library.another(template);
        LibraryColumns second = new LibraryColumns(film -> "second", options -> options.version(2));
        library.execute("DELETE FROM trestle.film_cell; INSERT INTO film (title) VALUES ('one'), ('two');"
                + " DELETE FROM trestle.film_cell WHERE col <> 'summary'; UPDATE trestle.film_cell SET version = 2 WHERE film_id = 1");
        try (Service old = Service.start(library.database(), Functions.USUAL.summary(film -> "first"))) {
            library.await("first", "SELECT summary FROM film WHERE film_id = 2");
            assertThat(old.client().column("film.summary").get("other_versions").asInt()).isEqualTo(1);
            assertThat(library.query("SELECT attempts FROM trestle.film_cell WHERE col = 'summary'")).isEqualTo("0");
            try (Service next = Service.begin(library.database().url(), second::api, Map.of())) {
                library.await("second", "SELECT summary FROM film WHERE film_id = 1");
                assertThat(next.client().column("film.summary").get("version").asInt()).isEqualTo(2);
            }
            assertThat(library.query("SELECT summary FROM film WHERE film_id = 2")).isEqualTo("first");
        }
        library.execute("INSERT INTO film (title) VALUES ('three')");
        library.execute(Library.migration("('summary', 1", "('summary', 2"));
        assertThat(library.query("SELECT string_agg(col || version, ' ' ORDER BY col) FROM trestle.film_cell WHERE film_id = 3"))
                .isEqualTo("card1 embedding1 slug1 summary2");
    }

    /** The value of a call that runs while the migration of the next version is applied is not stored. */
    @Test
    void aCallDuringTheMigrationOfTheNextVersion() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (title) VALUES ('one'); DELETE FROM trestle.film_cell WHERE col <> 'summary'");
        CountDownLatch firstCalled = new CountDownLatch(1);
        CountDownLatch firstMayEnd = new CountDownLatch(1);
        CountDownLatch secondMayEnd = new CountDownLatch(1);
        LibraryColumns first = new LibraryColumns(film -> {
            firstCalled.countDown();
            firstMayEnd.await(1, TimeUnit.MINUTES);
            return "first";
        }, UnaryOperator.identity());
        LibraryColumns second = new LibraryColumns(film -> {
            firstMayEnd.countDown();
            secondMayEnd.await(1, TimeUnit.MINUTES);
            return "second";
        }, options -> options.version(2));
        try (Service next = Service.begin(library.database().url(), second::api, Map.of())) {
            awaitReady(next);
            try (Service old = Service.begin(library.database().url(), first::api, Map.of())) {
                Waiting.until(() -> firstCalled.getCount() == 0);
                assertThat(old.client().column("film.summary").get("pending").asInt()).isEqualTo(1);
                library.execute(Library.migration("('summary', 1", "('summary', 2"));
                Waiting.until(() -> firstMayEnd.getCount() == 0);
            }
            // The old server has waited for its call.
            assertThat(library.query("SELECT summary FROM film")).isEqualTo("null");
            secondMayEnd.countDown();
            library.await("second", "SELECT summary FROM film");
        }
    }

    @Test
    void withoutComputedColumnsAServiceNeedsNoTables() {
        String url = template.another().url();
        try (Service service = Service.begin(url, (trestle, computed) -> routing -> {}, Map.of())) {
            awaitReady(service);
            assertThat(service.client().send("GET", "/computed", "").body()).isEqualTo("{\"columns\":[],\"not_in_database\":[]}");
        }
        try (Service service = Service.begin(url, (trestle, computed) -> routing -> {}, Map.of("computed.http", "false"))) {
            assertThat(service.client().send("GET", "/computed", "").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void retriesOverHttp() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (title) VALUES ('one'); UPDATE trestle.film_cell SET failed_at = now(), attempts = 5");
        try (Service service = Service.start(library.database(), Functions.USUAL)) {
            Client client = service.client();
            assertThat(client.json(404, "POST", "/computed/film.sumary/retry").get("detail").asString())
                    .isEqualTo("There is no computed column of this name");
            assertThat(client.send("POST", "/computed/film.summary/retry", "").statusCode()).isEqualTo(415);
            for (String column : List.of("card", "embedding", "summary", "slug")) {
                assertThat(client.json(200, "POST", "/computed/film." + column + "/retry").get("num_rows").asInt()).isEqualTo(1);
            }
            library.awaitDone();
            assertThatIllegalArgumentException().isThrownBy(() -> service.computed().retry("film.sumary"));
        }
    }
}
