package dev.trestle.computed.backfill;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a backfill is.
 *
 * @param name table and column, such as {@code film.summary}
 * @param id of the backfill
 * @param rows that are computed: missing, all or older_version
 * @param state running, paused, stopped, cancelled or done
 * @param waitsFor why it does not go on although it runs: rate, limit, replica, connections, stores,
 *     lock, dependents or error; null if it goes on
 * @param stopReason the class of the exception that stopped it; null for none
 * @param done the number of rows that were looked at, and are computed if that was needed
 * @param total about the number of rows of the table; null before the first look
 * @param fed the number of values that it computes, so far
 * @param failed the number of rows that have failed
 * @param percent from 0 to 100
 * @param perSecond the rows of the last seconds; null before they are known
 * @param secondsLeft about the time until it ends; null if that is not known
 * @param servedAt when a server last looked at it; null for never
 * @param startedAt when it was started
 * @param endedAt when it was done or cancelled; null while it is open
 */
public record BackfillProgress(
        String name, long id, String rows, String state, @Nullable String waitsFor, @Nullable String stopReason, long done,
        @Nullable Long total, long fed, long failed, int percent, @Nullable Double perSecond, @Nullable Long secondsLeft,
        @Nullable Instant servedAt, Instant startedAt, @Nullable Instant endedAt) {

    static final String SQL = """
            SELECT name, backfill_id, rows, state, waits_for, stop_reason, done, total, fed, failed, percent, per_second,
                   extract(epoch FROM time_left)::bigint, served_at, started_at, ended_at
              FROM trestle.backfill_progress WHERE name = ANY (?::text[])""";

    static BackfillProgress read(ResultRow row) throws SQLException {
        return new BackfillProgress(row.text(1), row.int8(2), row.text(3), row.text(4), row.textOrNull(5), row.textOrNull(6), row.int8(7),
                row.int8OrNull(8), row.int8(9), row.int8(10), row.int4(11), row.valueOrNull(12, PgCodecs.FLOAT8), row.int8OrNull(13),
                row.valueOrNull(14, PgCodecs.TIMESTAMPTZ), row.value(15, PgCodecs.TIMESTAMPTZ), row.valueOrNull(16, PgCodecs.TIMESTAMPTZ));
    }

    /** Writes the JSON object. */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("column").text(name);
        out.name("id").int8(id);
        out.name("rows").text(rows);
        out.name("state").text(state);
        out.name("waits_for").text(waitsFor);
        out.name("stop_reason").text(stopReason);
        out.name("done").int8(done);
        out.name("total").int8(total);
        out.name("fed").int8(fed);
        out.name("failed").int8(failed);
        out.name("percent").int4(percent);
        out.name("per_second").value(perSecond, PgCodecs.FLOAT8);
        out.name("seconds_left").int8(secondsLeft);
        out.name("served_at").value(servedAt, PgCodecs.TIMESTAMPTZ);
        out.name("started_at").value(startedAt, PgCodecs.TIMESTAMPTZ);
        out.name("ended_at").value(endedAt, PgCodecs.TIMESTAMPTZ);
        out.endObject();
    }
}
