package dev.trestle.jobs;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.types.Json;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to work on a job: it lasts until the job ends, or until another server, which took this one for dead,
 * claims the job with the next attempt.
 */
record Claim(UUID id, int attempt, int maxAttempts, Json request, @Nullable Json row) {

    static final String COLUMNS = "id, attempts, max_attempts, request, row";

    static Claim read(ResultRow row) throws SQLException {
        return new Claim(row.value(1, PgCodecs.UUID), row.int4(2), row.int4(3), row.value(4, PgCodecs.JSON), row.valueOrNull(5, PgCodecs.JSON));
    }

    /** A server ended in the middle of the last attempt, perhaps because of the job. */
    boolean isBeyondLast() {
        return attempt > maxAttempts;
    }
}
