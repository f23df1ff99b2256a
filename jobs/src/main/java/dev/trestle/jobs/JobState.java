package dev.trestle.jobs;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.types.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as clients see it.
 *
 * @param result JSON's null if it is in a file
 * @param resultFile the key of that file
 * @param progress null if the job has counted nothing
 */
record JobState(
        UUID id,
        String route,
        JobStatus status,
        @Nullable Json result,
        @Nullable String resultFile,
        @Nullable Json error,
        @Nullable JobProgress progress,
        int attempts,
        int maxAttempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static final String COLUMNS = "id, route, status, result, (SELECT key FROM trestle.job_result WHERE job_id = id), error,"
            + " (SELECT rows FROM trestle.job_progress WHERE job_id = id), (SELECT bytes FROM trestle.job_progress WHERE job_id = id),"
            + " attempts, max_attempts, created_at, started_at, finished_at";

    /** Of those. */
    static final int COUNT = 13;

    static JobState read(ResultRow row) throws SQLException {
        return new JobState(
                row.value(1, PgCodecs.UUID),
                row.text(2),
                JobStatus.of(row.text(3)),
                row.valueOrNull(4, PgCodecs.JSON),
                row.textOrNull(5),
                row.valueOrNull(6, PgCodecs.JSON),
                JobProgress.of(row.int8OrNull(7), row.int8OrNull(8)),
                row.int4(9),
                row.int4(10),
                row.value(11, PgCodecs.TIMESTAMPTZ),
                row.valueOrNull(12, PgCodecs.TIMESTAMPTZ),
                row.valueOrNull(COUNT, PgCodecs.TIMESTAMPTZ));
    }

    /** With the result as an answer shows it, and where it is alone. */
    void write(JsonWriter out, @Nullable Json shown, @Nullable String resultUrl) {
        out.startObject();
        out.name("id").value(id, PgCodecs.UUID);
        out.name("route").text(route);
        out.name("status").text(status.wireName());
        out.name("result").value(shown, PgCodecs.JSON);
        out.name("result_url").text(resultUrl);
        out.name("error").value(error, PgCodecs.JSON);
        if (progress != null) {
            out.name("progress");
            progress.write(out);
        }
        out.name("attempts").int4(attempts);
        out.name("max_attempts").int4(maxAttempts);
        out.name("created_at").value(createdAt, PgCodecs.TIMESTAMPTZ);
        out.name("started_at").value(startedAt, PgCodecs.TIMESTAMPTZ);
        out.name("finished_at").value(finishedAt, PgCodecs.TIMESTAMPTZ);
        out.endObject();
    }
}
