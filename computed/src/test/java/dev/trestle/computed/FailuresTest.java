package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.library.FilmSummary;
import com.example.library.LibraryColumns;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import io.helidon.http.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Functions that fail: each way has its state and its message, and none of them stops other rows. */
@ExtendWith(Postgres.class)
class FailuresTest {

    private static final String SECRET = "s3cret";

    private final CountDownLatch end = new CountDownLatch(1);
    private final Library library;

    FailuresTest(Postgres.Database template) {
        this.library = Library.another(template);
    }

    @AfterEach
    void release() {
        end.countDown();
    }

    private void films(String... titles) {
        for (String title : titles) {
            library.execute("INSERT INTO film (title) VALUES ('" + title + "')");
        }
    }

    private Service start(Functions functions) {
        return Service.start(library.database(), functions);
    }

    private String failure(String column, String title) {
        return library.query("SELECT string_agg(s.error_type || ': ' || s.error_message || ' (' || s.attempts || ')', '')"
                + " FROM trestle.film_" + column + "_state s JOIN film USING (film_id) WHERE state = 'failed' AND title = '" + title + "'");
    }

    @Test
    void eachFailureOfAFunctionHasItsMessage() {
        films("refused", "problem", "strange", "long", "nul", "fine");
        try (Service service = start(Functions.USUAL.summary(this::summary))) {
            library.await("1", "SELECT count(*) FROM film WHERE summary = 'fine'");
            // What will not pass by itself fails at once, and the others are tried again.
            library.await("3", "SELECT count(*) FROM trestle.film_summary_state WHERE state = 'pending' AND error_type IS NOT NULL");
            assertThat(failure("summary", "refused")).isEqualTo("dev.trestle.computed.failure.Refusal: no summary of refused (1)");
            assertThat(failure("summary", "problem"))
                    .isEqualTo("dev.trestle.runtime.HttpProblem: The provider refuses " + SECRET + " (1)");
            library.execute("UPDATE trestle.film_cell SET attempts = 4, due_at = now() WHERE col = 'summary' AND failed_at IS NULL");
            library.await("5", "SELECT count(*) FROM trestle.film_summary_state WHERE state = 'failed'");
            assertThat(failure("summary", "strange")).startsWith("java.lang.IllegalStateException: " + SECRET + "😀😀").endsWith("😀?… (5)");
            assertThat(failure("summary", "long"))
                    .isEqualTo("SQLSTATE 23514: The row breaks the check constraint film_summary_short (5)");
            assertThat(failure("summary", "nul"))
                    .isEqualTo("SQLSTATE 22021: The row has a value that PostgreSQL refuses, SQLSTATE 22021 (5)");
            assertThat(service.client().column("film.summary").get("failed").asInt()).isEqualTo(5);
            assertThat(service.client().column("film.embedding").get("waiting").asInt()).isEqualTo(5);
            // No value of a row, and no message that may have one.
            assertThat(service.client().send("GET", "/computed", "").body()).doesNotContain(SECRET)
                    .contains("{\"type\":\"java.lang.IllegalStateException\",\"rows\":1}");
        }
    }

    private @Nullable String summary(FilmSummary.Input film) {
        return switch (film.title()) {
            case "refused" -> throw Computed.refuse("no summary of refused");
            case "problem" -> throw HttpProblem.of(Status.UNPROCESSABLE_CONTENT_422, "The provider refuses " + SECRET);
            case "strange" -> throw new IllegalStateException(SECRET + "\0\0" + "😀".repeat(1_000));
            case "long" -> SECRET.repeat(20);
            case "nul" -> "a\0b";
            default -> film.title();
        };
    }

    @Test
    void aValueThatIsNullAndOneThatIsTooLongForItsColumn() {
        films("null", "long", "fine");
        Functions functions = Functions.USUAL.summary(film -> null).card(film -> switch (film.slug().orElse("")) {
            case "null" -> null;
            case "long" -> "x".repeat(41);
            default -> "card";
        });
        try (Service service = start(functions)) {
            library.await("2", "SELECT count(*) FROM trestle.film_card_state WHERE error_type IS NOT NULL");
            library.execute("UPDATE trestle.film_cell SET attempts = 4, due_at = now() WHERE col = 'card'");
            library.await("2", "SELECT count(*) FROM trestle.film_card_state WHERE state = 'failed'");
            assertThat(failure("card", "null")).isEqualTo("dev.trestle.computed.failure.WrongResult: The function returned null, and the"
                    + " column film.card is NOT NULL (5)");
            assertThat(failure("card", "long"))
                    .isEqualTo("SQLSTATE 22001: The row has a value that PostgreSQL refuses, SQLSTATE 22001 (5)");
            // Where the column may be null, null is a value.
            assertThat(library.query("SELECT count(*) FROM film WHERE summary IS NULL AND embedding IS NULL")).isEqualTo("3");
            assertThat(service.client().column("film.summary").get("failed").asInt()).isZero();
        }
    }

    /** Such as a missing privilege: the value is stored when that is mended. */
    @Test
    void anErrorOfTheDatabaseThatIsNotOfARow() {
        library.execute("CREATE SEQUENCE tried; CREATE FUNCTION deny() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('tried');"
                + " RAISE EXCEPTION 'denied' USING ERRCODE = '42501'; END $$;"
                + " CREATE TRIGGER deny BEFORE UPDATE OF summary ON film FOR EACH ROW EXECUTE FUNCTION deny()");
        films("a");
        library.execute("UPDATE trestle.film_cell SET attempts = 4 WHERE col = 'summary'");
        AtomicInteger calls = new AtomicInteger();
        Functions functions = Functions.USUAL.summary(film -> {
            calls.incrementAndGet();
            return Functions.summary(film);
        });
        try (Service service = start(functions)) {
            library.await("t", "SELECT last_value > 2 FROM tried");
            assertThat(service.client().column("film.summary").get("failed").asInt()).isZero();
            library.execute("DROP TRIGGER deny ON film");
            library.awaitDone();
            assertThat(calls).hasValue(1);
        }
    }

    /** Rows whose calls may have ended servers are called one by one; those that would have to wait are for other servers. */
    @Test
    void moreSingleCallsThanSlots() {
        library.execute("INSERT INTO film (title, summary) SELECT 'x', 'film ' || n FROM generate_series(1, 8) n;"
                + " DELETE FROM trestle.film_cell WHERE col <> 'embedding'; UPDATE trestle.film_cell SET attempts = 6");
        List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
        Functions functions = Functions.USUAL.embedding(films -> {
            calls.add(films.size());
            end.await(1, TimeUnit.MINUTES);
            return Functions.embedding(films);
        });
        try (Service service = Service.start(library.database(), functions, Map.of("computed.parallel", "1"))) {
            library.await("7", "SELECT count(*) FROM trestle.film_cell WHERE attempts = 6 AND due_at <= now()");
            end.countDown();
            library.await("0", "SELECT count(*) FROM trestle.film_cell WHERE col = 'embedding'");
            assertThat(service.client().column("film.embedding").get("failed").asInt()).isZero();
            assertThat(calls).containsOnly(1).hasSize(8);
        }
    }

    /** Of eight rows one is bad: seven are stored after two calls more for each halving. */
    @Test
    void aBatchIsHalvedUntilTheBadRowIsAlone() {
        library.execute("INSERT INTO film (title, summary) SELECT 'x', 'film ' || n FROM generate_series(1, 8) n;"
                + " DELETE FROM trestle.film_cell WHERE col <> 'embedding'");
        List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
        Functions functions = Functions.USUAL.embedding(films -> {
            calls.add(films.size());
            if (films.stream().anyMatch(film -> film.summary().orElse("").equals("film 5"))) {
                throw new IllegalStateException("bad");
            }
            return Functions.embedding(films);
        });
        try (Service service = start(functions)) {
            library.await("7", "SELECT count(*) FROM film WHERE embedding IS NOT NULL");
            library.await("1", "SELECT count(*) FROM trestle.film_embedding_state WHERE error_message = 'bad'");
            assertThat(service.client().column("film.embedding").get("retrying").asInt()).isEqualTo(1);
            assertThat(calls.subList(0, 7)).containsExactlyInAnyOrder(8, 4, 4, 2, 2, 1, 1);
        }
    }

    @Test
    void tooFewAndTooManyResults() {
        films("a", "b");
        AtomicInteger calls = new AtomicInteger();
        Functions functions = Functions.USUAL.embedding(films -> {
            List<@Nullable List<@Nullable Float>> values = new ArrayList<>(Functions.embedding(films));
            if (calls.getAndIncrement() % 2 == 0) {
                values.add(null);
            } else {
                values.clear();
            }
            return values;
        });
        try (Service service = start(functions)) {
            library.await("2", "SELECT count(*) FROM trestle.film_embedding_state WHERE error_type = 'dev.trestle.computed.failure.WrongResult'"
                    + " AND error_message ~ '^The function returned [02] values for 1 row$'");
            assertThat(service.client().column("film.embedding").get("retrying").asInt()).isEqualTo(2);
        }
    }

    /** A provider that is away is not asked again for each row of a batch. */
    @Test
    void whatMayPassKeepsABatchTogether() {
        films("a", "b", "c", "d");
        library.execute("DELETE FROM trestle.film_cell WHERE col <> 'embedding'");
        List<Integer> calls = Collections.synchronizedList(new ArrayList<>());
        Functions functions = Functions.USUAL.embedding(films -> {
            calls.add(films.size());
            throw calls.size() % 2 == 0 ? new IOException("The provider is away")
                    : HttpProblem.of(Status.TOO_MANY_REQUESTS_429, "The provider is away");
        });
        try (Service service = start(functions)) {
            library.await("4", "SELECT count(*) FROM trestle.film_embedding_state WHERE error_message = 'The provider is away'");
            assertThat(service.client().column("film.embedding").get("retrying").asInt()).isEqualTo(4);
            assertThat(calls).contains(4).doesNotContain(2);
        }
    }

    /** A provider that is away for hours fails no row; the exception of a future is the one that it has. */
    @Test
    void whatMayPassHasAttemptsForADay() {
        films("a");
        library.execute("DELETE FROM trestle.film_cell WHERE col <> 'summary'; UPDATE trestle.film_cell SET attempts = 4");
        Functions functions = Functions.USUAL.summary(film -> {
            throw new CompletionException(new ExecutionException(new IOException("The provider is away")));
        });
        try (Service service = start(functions)) {
            String state = "SELECT state || ' ' || attempts || ' ' || error_type || ' ' || error_message FROM trestle.film_summary_state";
            library.await("pending 5 java.io.IOException The provider is away", state);
            library.execute("UPDATE trestle.film_cell SET attempts = 34, due_at = now()");
            library.await("1", "SELECT count(*) FROM trestle.film_cell WHERE attempts = 35 AND failed_at IS NULL"
                    + " AND due_at > now() + interval '50 min'");
            library.execute("UPDATE trestle.film_cell SET due_at = now()");
            library.await("failed 36 java.io.IOException The provider is away", state);
            assertThat(service.client().column("film.summary").get("failed").asInt()).isEqualTo(1);
        }
    }

    /** It is interrupted; one that does not heed that blocks one call, and the other rows are computed. */
    @Test
    void aFunctionThatHangs() {
        films("hang", "fine");
        library.execute("DELETE FROM trestle.film_cell WHERE col <> 'summary'");
        LibraryColumns columns = new LibraryColumns(film -> {
            while (film.title().equals("hang") && end.getCount() > 0) {
                // Not in a loop that keeps a processor busy: it would be one of the two that all virtual threads of the tests have.
                Thread.interrupted();
                LockSupport.parkNanos(1_000_000);
            }
            return Functions.summary(film);
        }, options -> options.timeout(Duration.ofMillis(200)));
        try (Service service = Service.begin(library.database().url(), columns::api, Map.of("computed.parallel", "2"))) {
            library.await("1", "SELECT count(*) FROM film WHERE summary IS NOT NULL");
            library.await("1", "SELECT count(*) FROM trestle.film_summary_state WHERE error_message = 'The function took longer than PT0.2S'"
                    + " AND error_type = 'java.util.concurrent.TimeoutException'");
            films("later");
            library.await("2", "SELECT count(*) FROM film WHERE summary IS NOT NULL");
            assertThat(service.client().column("film.summary").get("retrying").asInt()).isEqualTo(1);
            end.countDown();
            // The call ends after all, and its slot is free for the next attempt.
            library.await("3", "SELECT count(*) FROM film WHERE summary IS NOT NULL");
        }
    }
}
