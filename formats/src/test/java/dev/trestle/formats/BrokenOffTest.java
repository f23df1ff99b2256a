package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Postgres;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors of the statement before and after the first byte. Each row has 992 characters, which no compression makes few. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenOffTest {

    private final Postgres.Database database;
    private Readings service;

    BrokenOffTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        database.execute("""
                INSERT INTO reading (station, taken)
                SELECT (SELECT string_agg(md5(row || '/' || part), '') FROM generate_series(1, 31) AS part), now()
                FROM generate_series(1, 12000) AS row""");
        // Rows in the order of the index, each computed when it is read.
        database.execute("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET enable_sort = off', current_database()); END $$");
        service = Readings.start(database, media);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** The first megabyte is held, and values by columns are held to the end. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "json_columns", "ndjson", "ndjson_columns", "csv", "arrow", "parquet"})
    void anErrorBeforeTheFirstByteIsAnswered(String format) {
        HttpResponse<String> answer = service.send(service.request(
                "/readings?format=" + format + "&bad=" + (format.equals("json_columns") ? 5000 : 500)));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
    }

    /** The first row groups of Parquet have 1 MiB and 8 MiB. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "csv", "arrow", "parquet"})
    void aLaterErrorBreaksTheConnection(String format) {
        assertThatThrownBy(() -> service.send(service.request("/readings?bad=11999&format=" + format)))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void ndjsonBreaksItTooUnlessTheRouteSaysOtherwise() {
        assertThatThrownBy(() -> service.send(service.request(
                "/readings/find", "Content-Type", "application/json", "Accept", "application/x-ndjson")
                .POST(BodyPublishers.ofString("{\"bad\": 4999}")))).isInstanceOf(UncheckedIOException.class);
    }

    /** The line of the row at fault is not begun. */
    @ParameterizedTest
    @ValueSource(strings = {"ndjson", "ndjson_columns"})
    void ndjsonEndsWithTheError(String format) {
        String[] lines = service.get("/readings?bad=4999&format=" + format).split("\n");
        assertThat(lines[lines.length - 1])
                .startsWith("{\"error\":{\"type\":\"about:blank\",\"title\":\"Unprocessable Content\",\"status\":422,")
                .doesNotContain("SELECT").endsWith("}}");
        assertThat(lines[lines.length - 2]).startsWith("{\"reading_id\":").endsWith("}");
        assertThat(lines.length).isGreaterThan(2000);
    }
}
