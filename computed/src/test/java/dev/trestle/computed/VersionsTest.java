package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.FilmSummary;
import com.example.library.LibraryColumns;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Servers of two versions of a function at the same time, and the recomputation of older values. */
@ExtendWith(Postgres.class)
class VersionsTest {

    private final Library library;

    VersionsTest(Postgres.Database template) {
        this.library = Library.another(template);
        library.execute("ALTER TABLE film ADD summary_version integer");
    }

    private Service start(int version, FilmSummary.Function function) {
        List<ComputedTrigger> triggers = Stream.of("insert", "update").map(event -> new ComputedTrigger("trestle_computed_" + event,
                "film_" + event + (event.endsWith("e") ? "d" : "ed"), library.query("SELECT encode(sha256(convert_to(prosrc, 'UTF8')), 'hex')"
                        + " FROM pg_proc WHERE proname = 'film_" + event + (event.endsWith("e") ? "d'" : "ed'")))).toList();
        LibraryColumns columns = new LibraryColumns(function, options -> options.version(version).versioned("summary_version"), triggers);
        Service service = Service.begin(library.database().url(), columns::api, Map.of("computed.parallel", "2"));
        Waiting.until(() -> service.computed().hasBegun());
        return service;
    }

    private String versions() {
        return library.query("SELECT string_agg(coalesce(v, 'none') || ' ' || n, ', ' ORDER BY v) FROM (SELECT summary_version || ' '"
                + " || left(summary, 2) AS v, count(*) AS n FROM film GROUP BY 1) AS s");
    }

    @Test
    void aRollingDeployment() {
        Queue<String> firstCalls = new ConcurrentLinkedQueue<>();
        Semaphore gate = new Semaphore(0);
        try (Service first = start(1, film -> {
            firstCalls.add(film.title());
            if (film.title().startsWith("held")) {
                gate.acquire();
            }
            return "v1 " + film.title();
        })) {
            library.execute("INSERT INTO film (title) SELECT 'Film ' || n FROM generate_series(1, 5) n");
            library.await("1 v1 5", "SELECT coalesce(max(summary_version), 0) || ' v1 ' || count(summary) FROM film");
            library.execute("INSERT INTO film (title) VALUES ('held')");
            Waiting.until(() -> firstCalls.contains("held"));
            int before = firstCalls.size();
            // The migration of the next version runs before its servers start; what the old one has begun is in vain.
            library.execute(Library.migration("('summary', 1", "('summary', 2"));
            gate.release();
            library.execute("INSERT INTO film (title) SELECT 'next ' || n FROM generate_series(1, 5) n");
            try (Service second = start(2, film -> "v2 " + film.title())) {
                library.await("6", "SELECT count(*) FROM film WHERE summary_version = 2");
                assertThat(versions()).isEqualTo("1 v1 5, 2 v2 6");
                assertThat(firstCalls).as("calls of the old server").hasSize(before);
                assertThat(second.client().send("GET", "/computed/film.summary/versions", "").body())
                        .isEqualTo("{\"versions\":[{\"version\":1,\"rows\":5},{\"version\":2,\"rows\":6}]}");
                assertThat(first.client().column("film.summary").get("version").asInt()).isEqualTo(1);

                // The old values, by the new servers alone, although the old one is asked.
                assertThat(first.client().send("POST", "/computed/film.summary/recompute", "application/json", "{\"where\": \"older_version\"}")
                        .statusCode()).isEqualTo(202);
                library.await("done", "SELECT state FROM trestle.backfill");
                assertThat(versions()).isEqualTo("2 v2 11");
                assertThat(library.query("SELECT fed FROM trestle.backfill")).isEqualTo("5");
                assertThat(firstCalls).hasSize(before);
            }
        }
    }

    /** Cells that a server of an older version has made, while the version changed, are taken over. */
    @Test
    void cellsOfAnOlderVersionAreTakenOver() {
        library.execute(Library.migration("('summary', 1", "('summary', 2"));
        library.execute("INSERT INTO film (title) VALUES ('left'), ('soon'); UPDATE trestle.film_cell SET version = 1,"
                + " due_at = now() - CASE WHEN film_id = 1 THEN interval '2 min' ELSE interval '0' END WHERE col = 'summary'");
        try (Service second = start(2, film -> "v2 " + film.title())) {
            library.await("v2 left", "SELECT summary FROM film WHERE title = 'left'");
            assertThat(library.query("SELECT summary FROM film WHERE title = 'soon'")).as("perhaps of a server that runs").isEqualTo("null");
            assertThat(second.client().column("film.summary").get("other_versions").asInt()).isEqualTo(1);
        }
    }
}
