package dev.trestle.jobs;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.ResultRow;
import dev.trestle.runtime.types.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as clients see it. */
record JobState(
        UUID id,
        String route,
        JobStatus status,
        @Nullable Json result,
        @Nullable Json error,
        int attempts,
        int maxAttempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static final String COLUMNS =
            "id, route, status, result, error, attempts, max_attempts, created_at, started_at, finished_at";

    static JobState read(ResultRow row) throws SQLException {
        return new JobState(
                row.uuid(1),
                row.text(2),
                JobStatus.of(row.text(3)),
                row.jsonOrNull(4),
                row.jsonOrNull(5),
                row.int4(6),
                row.int4(7),
                row.timestamptz(8),
                row.timestamptzOrNull(9),
                row.timestamptzOrNull(10));
    }

    /** With the result as an answer shows it. */
    void write(JsonWriter out, @Nullable Json shown) {
        out.startObject();
        out.name("id").uuid(id);
        out.name("route").text(route);
        out.name("status").text(status.wireName());
        out.name("result").json(shown);
        out.name("error").json(error);
        out.name("attempts").int4(attempts);
        out.name("max_attempts").int4(maxAttempts);
        out.name("created_at").timestamptz(createdAt);
        out.name("started_at").timestamptz(startedAt);
        out.name("finished_at").timestamptz(finishedAt);
        out.endObject();
    }
}
