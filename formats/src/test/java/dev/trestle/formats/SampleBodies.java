package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Binary bodies of samples, and what becomes of them. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SampleBodies {

    private final Postgres.Database database;
    private Readings service;

    SampleBodies(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Readings.start(database, media);
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE sample RESTART IDENTITY");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    HttpResponse<String> post(BodyFormat format, byte[] body) {
        return service.send(service.request("/samples", "Content-Type", format.mediaTypes().getFirst())
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /** The rows of the table afterwards. */
    String stored(BodyFormat format, byte[] body, String columns) {
        HttpResponse<String> answer = post(format, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return database.query("SELECT coalesce(string_agg(concat_ws('|', " + columns + "), E'\\n' ORDER BY sample_id), '') FROM sample");
    }

    /** The problem. */
    String refused(BodyFormat format, int status, byte[] body) {
        HttpResponse<String> answer = post(format, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(database.query("SELECT count(*) FROM sample")).isEqualTo("0");
        return answer.body();
    }
}
