package dev.trestle.jobs;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.types.Json;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A job that has just ended without a result.
 *
 * @param row what its statement gave, where the hook had yet to make the result of it
 */
record Ended(JobState state, @Nullable Json row) {

    static final String COLUMNS = JobState.COLUMNS + ", kept";

    static Ended read(ResultRow row) throws SQLException {
        return new Ended(JobState.read(row), row.valueOrNull(JobState.COUNT + 1, PgCodecs.JSON));
    }
}
