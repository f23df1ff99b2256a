package dev.trestle.computed.backfill;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A backfill that has not ended, as its row has it.
 *
 * @param id of the row
 * @param name of the column
 * @param rows that are computed
 * @param runs false if it is paused or stopped
 * @param parallel the number of calls; null for any
 * @param lastKey the key of the last row that was looked at; null before the first one
 * @param untilKey the key of the last row; null before the first look
 * @param scanned the number of rows that were looked at
 * @param fedAll whether all rows have been looked at
 * @param open the number of its cells at the last look
 * @param tokens the number of rows that the rate allows now; null for any
 * @param isDue whether the last look is a second ago
 */
record Run(
        long id, String name, BackfillRows rows, boolean runs, @Nullable Integer parallel, @Nullable List<String> lastKey,
        @Nullable List<String> untilKey, long scanned, boolean fedAll, long open, @Nullable Double tokens, boolean isDue) {

    static final String COLUMNS = """
            b.backfill_id, b.name, b.rows, b.state = 'running', b.parallel, b.last_key, b.until_key, b.scanned, b.fed_all, b.open,
            CASE WHEN b.rate IS NOT NULL THEN least(greatest(1, b.rate / extract(epoch FROM b.per)),
                b.tokens + greatest(0, extract(epoch FROM clock_timestamp() - b.refilled_at)) * b.rate / extract(epoch FROM b.per)) END::float8,
            coalesce(b.served_at < clock_timestamp() - interval '1 s', true)""";

    static Run read(ResultRow row) throws SQLException {
        return new Run(row.int8(1), row.text(2), BackfillRows.of(row.text(3)).orElseThrow(), row.bool(4), row.int4OrNull(5),
                key(row, 6), key(row, 7), row.int8(8), row.bool(9), row.int8(10), row.valueOrNull(11, PgCodecs.FLOAT8), row.bool(12));
    }

    private static @Nullable List<String> key(ResultRow row, int column) throws SQLException {
        return texts(row.valueOrNull(column, PgCodecs.array(PgCodecs.TEXT)));
    }

    static @Nullable List<String> texts(@Nullable List<@Nullable String> key) {
        return key == null ? null : key.stream().map(Objects::requireNonNull).toList();
    }
}
