package dev.trestle.computed.limit;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A limit now.
 *
 * @param name of the limit, or of a column without one that is or was paused
 * @param calls that may begin in {@code perSeconds}; null for any number
 * @param perSeconds of the rate
 * @param parallel the number of calls at the same time; null for any
 * @param running the number of calls that run, if {@code parallel} is not null
 * @param pausedUntil when calls may begin again; null for now
 * @param pauseCause the class of the exception that asked for the pause
 */
public record LimitState(
        String name, @Nullable Integer calls, double perSeconds, @Nullable Integer parallel, long running, @Nullable Instant pausedUntil,
        @Nullable String pauseCause) {

    static final String SQL = """
            SELECT l.name, l.calls, extract(epoch FROM l.per)::float8, l.parallel,
                   (SELECT count(*) FROM trestle.computed_call AS c WHERE c.name = l.name AND c.ends_at > now()),
                   CASE WHEN l.paused_until > now() THEN l.paused_until END, CASE WHEN l.paused_until > now() THEN l.pause_cause END
              FROM trestle.computed_limit AS l WHERE l.name = ANY (?::text[])""";

    static LimitState read(ResultRow row) throws SQLException {
        return new LimitState(row.text(1), row.int4OrNull(2), row.float8(3), row.int4OrNull(4), row.int8(5),
                row.valueOrNull(6, PgCodecs.TIMESTAMPTZ), row.textOrNull(7));
    }

    /** Writes the JSON object. */
    public void write(JsonWriter out) {
        out.startObject();
        out.name("name").text(name);
        out.name("calls").int4(calls);
        out.name("per_seconds").value(perSeconds, PgCodecs.FLOAT8);
        out.name("parallel").int4(parallel);
        out.name("running").int8(running);
        out.name("paused_until").value(pausedUntil, PgCodecs.TIMESTAMPTZ);
        out.name("pause_cause").text(pauseCause);
        out.endObject();
    }
}
