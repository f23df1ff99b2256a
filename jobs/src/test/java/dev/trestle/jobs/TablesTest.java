package dev.trestle.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The module's tables are made by the first server that comes, or by an administrator. */
@ExtendWith(Postgres.class)
class TablesTest {

    private static final String READY = "/observe/health/ready";
    /** The advisory lock of {@code PartMigrations}. */
    private static final long MIGRATIONS = 7816395483125460037L;

    private static final String RAN = "{\"film\": \"Ran\", \"stars\": 1}";

    private final Postgres.Database database;

    TablesTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void drop() {
        database.execute("DROP SCHEMA IF EXISTS trestle CASCADE");
    }

    private Service start(String url) {
        return Service.start(url, Map.of(), Service.OPTIONS, RateWithCard.Hook.of(film -> film));
    }

    @Test
    void serversThatStartAtOnce() {
        List<CompletableFuture<Service>> starts = IntStream.range(0, 3)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> start(database.url())))
                .toList();
        for (CompletableFuture<Service> start : starts) {
            try (Service service = start.join()) {
                HttpResponse<String> ready = service.client().send("GET", READY, "");
                assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
                service.client().awaitStatus(service.client().submit("/ratings", RAN), "done");
            }
        }
        assertThat(database.query("SELECT string_agg(module || version, ',') FROM trestle.migration"))
                .isEqualTo("jobs1,jobs2,jobs3");
    }

    private void run(String name) throws IOException {
        database.execute(text(name));
    }

    private static String text(String name) throws IOException {
        try (InputStream script = Jobs.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The connection that waits has looked for the tables before: its catalog cache must not answer again. */
    @Test
    void aServerThatWaitsForTheTablesOfAnother() throws Exception {
        try (Connection other = DriverManager.getConnection(database.url()); Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + MIGRATIONS + ")");
            CompletableFuture<Service> start = CompletableFuture.supplyAsync(() -> start(database.url()));
            Waiting.until(() -> "1".equals(database.query("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")));
            for (String name : List.of("jobs-1.sql", "jobs-2.sql", "jobs-3.sql")) {
                statement.execute(text(name));
            }
            other.commit();
            try (Service service = start.join()) {
                HttpResponse<String> ready = service.client().send("GET", READY, "");
                assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            }
        }
    }

    /** A job that runs on a server of an older deployment holds its transaction open, which has read the table. */
    @Test
    void tablesOfAnOlderServerThatWorks() throws Exception {
        run("jobs-1.sql");
        try (Connection older = DriverManager.getConnection(database.url()); Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute("SELECT FROM trestle.job");
            try (Service service = start(database.url())) {
                assertThat(service.client().send("GET", READY, "").statusCode()).isEqualTo(200);
                service.client().awaitStatus(service.client().submit("/ratings", RAN), "done");
            }
        }
    }

    @Test
    void aRoleThatMayOnlyCreateInTheSchema() {
        database.execute("DROP ROLE IF EXISTS clerk");
        database.execute("CREATE ROLE clerk LOGIN; CREATE SCHEMA trestle; GRANT ALL ON SCHEMA trestle TO clerk; GRANT ALL ON rating, tries TO clerk");
        try (Service service = start(database.url().replace("user=postgres", "user=clerk"))) {
            assertThat(service.client().send("GET", READY, "").statusCode()).isEqualTo(200);
            service.client().awaitStatus(service.client().submit("/ratings", RAN), "done");
        } finally {
            database.execute("DROP OWNED BY clerk");
            database.execute("DROP ROLE clerk");
        }
    }

    @Test
    void aRoleThatMayMakeNothing() throws IOException {
        database.execute("DROP ROLE IF EXISTS clerk");
        database.execute("CREATE ROLE clerk LOGIN");
        try {
            database.execute("GRANT ALL ON rating, tries TO clerk");
            String url = database.url().replace("user=postgres", "user=clerk");
            try (Service service = start(url)) {
                assertThat(service.client().send("GET", READY, "").statusCode()).isEqualTo(503);
                assertThat(service.client().send("GET", READY, "").body()).contains("The schema trestle lacks tables of jobs");
                assertThat(service.client().json(503, "POST", "/ratings", RAN).get("detail").asString())
                        .isEqualTo("Jobs cannot be accepted yet");

                run("jobs-1.sql");
                run("jobs-2.sql");
                run("jobs-3.sql");
                database.execute("GRANT USAGE ON SCHEMA trestle TO clerk");
                database.execute("GRANT SELECT ON trestle.migration TO clerk");
                database.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON"
                        + " trestle.job, trestle.job_file, trestle.job_result, trestle.job_progress, trestle.scheduled_task TO clerk");
                Waiting.until(() -> service.client().send("GET", READY, "").body().contains("may not use its tables: grant it"
                        + " SELECT on trestle.job_route, INSERT on trestle.job_route"));
                service.client().json(503, "POST", "/ratings", RAN);
                database.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON"
                        + " trestle.job, trestle.job_file, trestle.job_result, trestle.job_progress, trestle.job_route, trestle.scheduled_task TO clerk");

                Waiting.until(() -> service.client().send("GET", READY, "").statusCode() == 200);
                String slow = service.client().submit("/ratings", "{\"film\": \"Ran\", \"stars\": 1, \"sleep\": 60}");
                service.client().awaitStatus(slow, "running");
                service.client().json(200, "DELETE", "/jobs/" + slow, "");
                service.client().awaitStatus(service.client().submit("/ratings", RAN), "done");
            }
        } finally {
            database.execute("DROP OWNED BY clerk");
            database.execute("DROP ROLE clerk");
        }
    }
}
