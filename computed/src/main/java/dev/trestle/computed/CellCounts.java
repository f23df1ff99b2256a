package dev.trestle.computed;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column in numbers.
 *
 * @param pending can be computed now, or at their next attempt
 * @param waiting some of their inputs are still to be computed, or have failed
 * @param retrying of those, the ones whose last attempt failed
 * @param failed are not computed any more
 * @param otherVersions are for a server with another version of the function
 * @param oldestAt since when the oldest value is out of date
 * @param ageSeconds the same as a time
 * @param errors of those that have failed
 */
record CellCounts(
        long pending, long waiting, long retrying, long failed, long otherVersions, @Nullable Instant oldestAt,
        @Nullable Long ageSeconds, List<OfError> errors) {

    /** The rows that failed with one class of exception. */
    record OfError(String type, long rows) {}

    static CellCounts read(ResultRow row, List<OfError> errors) throws SQLException {
        return new CellCounts(row.int8(1), row.int8(2), row.int8(3), row.int8(4), row.int8(5),
                row.valueOrNull(6, PgCodecs.TIMESTAMPTZ), row.int8OrNull(7), errors);
    }
}
