package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Values of rows, which messages of errors may contain, are in the database for operators and, as a part of the exception of a function,
 * in the log: neither in an answer nor in a line about an error of the database.
 */
@ExtendWith(Postgres.class)
class SecretsTest {

    /** In no other test. */
    private static final String SECRET = "value-of-a-row-7431";

    private final Library library;

    SecretsTest(Postgres.Database template) {
        this.library = Library.another(template);
    }

    @Test
    void valuesOfRowsAreForOperatorsOnly() {
        library.execute("INSERT INTO film (title) VALUES ('thrown " + SECRET + "'), ('stored " + SECRET + "')");
        Functions functions = Functions.USUAL.summary(film -> {
            if (film.title().startsWith("thrown")) {
                throw new IllegalStateException("cannot read " + film.title());
            }
            // Too long: PostgreSQL's error has the whole row.
            return film.title().repeat(20);
        });
        try (Logged log = new Logged("dev.trestle"); Service service = Service.start(library.database(), functions)) {
            library.await("2", "SELECT count(*) FROM trestle.film_summary_state WHERE error_type IS NOT NULL");
            library.execute("UPDATE trestle.film_cell SET attempts = 4, due_at = now() WHERE col = 'summary'");
            library.await("2", "SELECT count(*) FROM trestle.film_summary_state WHERE state = 'failed'");
            assertThat(library.query("SELECT string_agg(error_message, ', ' ORDER BY error_type COLLATE \"C\") FROM trestle.film_summary_state"))
                    .isEqualTo("The row breaks the check constraint film_summary_short, cannot read thrown " + SECRET);
            assertThat(service.client().send("GET", "/computed", "").body()).contains("java.lang.IllegalStateException", "SQLSTATE 23514");
            library.execute("SELECT trestle.backfill_start('film.summary', on_error => 'stop')");
            for (String path : List.of("/computed", "/computed/film.summary/backfill", "/observe/health/ready", "/observe/health")) {
                assertThat(service.client().send("GET", path, "").body()).as(path).doesNotContain(SECRET);
            }
            assertThat(log.entries().stream().flatMap(SecretsTest::texts).filter(text -> text.contains(SECRET)).distinct())
                    .containsExactly("java.lang.IllegalStateException: cannot read thrown " + SECRET);
        }
    }

    /** The message, and the exceptions that are printed with it. */
    private static Stream<String> texts(LogRecord entry) {
        return Stream.concat(Stream.of(String.valueOf(entry.getMessage())),
                Stream.iterate(entry.getThrown(), thrown -> thrown != null, Throwable::getCause).map(Throwable::toString));
    }
}
