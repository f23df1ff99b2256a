package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.example.library.FilmEmbedding;
import com.example.library.FilmSummary;
import com.example.library.LibraryColumns;
import dev.trestle.computed.limit.ComputedLimit;
import dev.trestle.computed.parameter.ComputedParameter;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parameters of queries that the functions of columns compute, over HTTP. */
@ExtendWith(Postgres.class)
class ParameterTest {

    @Test
    void theFunctionOfTheColumnComputesTheParameterOfAQuery(Postgres.Database database) {
        Library library = Library.another(database);
        try (Service service = Service.start(library.database(), Functions.USUAL)) {
            library.execute("INSERT INTO film (film_id, title, body) VALUES (1, 'Alien', 'In space'), (2, 'Brazil', NULL), (3, 'Casino', 'Cards and dice')");
            library.awaitDone();

            assertThat(get(service, "/films/similar?text=Casino:%20Cards%20and%20dice&n=1").body())
                    .isEqualTo("{\"rows\":[{\"film_id\":3,\"title\":\"Casino\"}]}");
            assertThat(get(service, "/films/search?text=twelve+chars&n=1").body())
                    .isEqualTo("{\"similar\":[{\"film_id\":2,\"title\":\"Brazil\"}],\"longer\":{\"films\":2}}");
            assertThat(post(service, "{\"title\": \"Brazil\"}").body()).as("an input that may be null").isEqualTo("{\"film_id\":2,\"title\":\"Brazil\"}");
            assertThat(post(service, "{\"title\": \"Alien\", \"summary\": \"In space\"}").body()).isEqualTo("{\"film_id\":1,\"title\":\"Alien\"}");
            assertThat(post(service, "{\"title\": \"Alien\"}").statusCode()).as("no such row").isEqualTo(404);

            refuses(get(service, "/films/similar?n=1"), "/text");
            refuses(get(service, "/films/similar?n=1&text=x&q=1"), "/q");
            refuses(post(service, "{\"summary\": \"x\"}"), "/title");
        }
    }

    /** The function hangs, and the only connection answers another request. */
    @Test
    void noConnectionIsHeldWhileItRuns(Postgres.Database database) {
        Library library = Library.another(database);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Functions functions = Functions.USUAL.summary(film -> {
            begun.countDown();
            end.await();
            return "found";
        });
        try (Service service = Service.start(library.database(), functions, Map.of("database.pool-size", "1"))) {
            library.execute("SET trestle.computed = 'later'; INSERT INTO film (film_id, title, summary) VALUES (1, 'Alien', 'found')");
            CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> post(service, "{\"title\": \"x\"}"));
            Waiting.until(() -> begun.getCount() == 0);
            assertThat(get(service, "/films/1").statusCode()).isEqualTo(200);
            assertThat(library.query("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'"))
                    .isEqualTo("0");
            assertThat(answer).isNotDone();
            end.countDown();
            assertThat(answer.join().body()).isEqualTo("{\"film_id\":1,\"title\":\"Alien\"}");
        }
    }

    @Test
    void failuresAreProblemsWithoutTheTextOfTheException(Postgres.Database database) {
        Library library = Library.another(database);
        AtomicReference<FilmEmbedding.Function> function = new AtomicReference<>(Functions::embedding);
        Functions functions = Functions.USUAL.embedding(rows -> function.get().compute(rows));
        try (Service service = Service.start(library.database(), functions)) {
            fails(service, function, rows -> {
                throw Computed.refuse("secret");
            }, 422, "No value can be computed from text");
            fails(service, function, rows -> {
                throw HttpProblem.of(Status.UNAUTHORIZED_401, "secret");
            }, 422, "No value can be computed from text");
            fails(service, function, rows -> {
                List<List<Float>> none = new ArrayList<>();
                none.add(null);
                return new ArrayList<>(none);
            }, 422, "No value can be computed from text");
            fails(service, function, rows -> {
                throw new IOException("secret");
            }, 503, "No value can be computed from text at the moment");
            fails(service, function, rows -> {
                throw new IllegalStateException("secret");
            }, 500, "The server failed; see its log");
            fails(service, function, rows -> List.of(), 500, "The server failed; see its log");
            fails(service, function, rows -> {
                throw Computed.retryAfter(Duration.ofHours(1), "secret");
            }, 503, "No value can be computed from text at the moment");
            assertThat(library.query("SELECT paused_until > now() FROM trestle.computed_limit WHERE name = 'film.embedding'"))
                    .as("all servers pause").isEqualTo("t");
        }
    }

    private static void fails(
            Service service, AtomicReference<FilmEmbedding.Function> function, FilmEmbedding.Function other, int status, String detail) {
        function.set(other);
        HttpResponse<String> answer = get(service, "/films/similar?text=x&n=1");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"detail\":\"" + detail + "\"").doesNotContain("secret");
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    }

    @Test
    void theTimeoutAndTheLimitOfTheColumnHold(Postgres.Database database) {
        Library library = Library.another(database);
        CountDownLatch gate = new CountDownLatch(1);
        LibraryColumns columns = new LibraryColumns(film -> {
            while (film.title().equals("slow") && gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    // It does not heed it.
                }
            }
            return film.title();
        }, options -> options.timeout(Duration.ofMillis(300)).limit(ComputedLimit.of("model").parallel(1)));
        AtomicReference<ComputedParameter<FilmSummary.Input, String>> made = new AtomicReference<>();
        try (Service service = Service.begin(library.database().url(), (trestle, computed) -> {
            made.set(columns.parameter(computed));
            return columns.api(trestle, computed);
        }, Map.of())) {
            Waiting.until(() -> service.computed().hasBegun());
            ComputedParameter<FilmSummary.Input, String> parameter = made.get();
            HttpProblem late = catchThrowableOfType(HttpProblem.class, () -> parameter.value(input("slow")));
            assertThat(late.status().code()).isEqualTo(504);
            assertThat(late.detail()).isEqualTo("It took too long to compute a value from title");
            assertThat(library.query("SELECT count(*) FROM trestle.computed_call")).as("it still runs, and has the only turn").isEqualTo("1");
            CompletableFuture<String> next = CompletableFuture.supplyAsync(() -> parameter.value(input("next")));
            gate.countDown();
            assertThat(next.join()).isEqualTo("next");
            library.await("0", "SELECT count(*) FROM trestle.computed_call");
        }
    }

    @Test
    void aServiceThatHasNotStartedAnswers503(Postgres.Database database) {
        Postgres.Database without = database.another();
        without.execute(Library.resource("/schema.sql"));
        try (Service service = Service.begin(without.url(), Functions.USUAL::api, Map.of())) {
            assertThat(get(service, "/films/similar?text=x&n=1").statusCode()).isEqualTo(503);
        }
    }

    private static FilmSummary.Input input(String title) {
        return new FilmSummary.Input(title, Optional.empty());
    }

    private static HttpResponse<String> get(Service service, String path) {
        return service.client().send("GET", path, "");
    }

    private static HttpResponse<String> post(Service service, String body) {
        return service.client().send("POST", "/films/same-summary", "application/json", body);
    }

    private static void refuses(HttpResponse<String> answer, String pointer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("\"pointer\":\"" + pointer + "\"");
    }
}
