package dev.trestle.exports;

import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far exports are: what {@code GET /exports} answers. */
record Report(List<OfTarget> targets) {

    /** Of each target that many failures at most. */
    private static final int FAILURES = 100;

    private static final String COUNTS = """
            SELECT target,
                   count(*) FILTER (WHERE failed_at IS NULL),
                   min(created_at) FILTER (WHERE failed_at IS NULL),
                   extract(epoch FROM now() - min(created_at) FILTER (WHERE failed_at IS NULL))::bigint,
                   count(*) FILTER (WHERE failed_at IS NULL AND attempts > 0),
                   count(*) FILTER (WHERE failed_at IS NOT NULL),
                   coalesce(array_agg(DISTINCT export) FILTER (WHERE export <> ALL (?::text[])), '{}')
              FROM trestle.export_entry GROUP BY target""";

    private static final String FAILED = """
            SELECT target, entry_id, export, attempts, failed_at IS NOT NULL, created_at, error
              FROM (SELECT entry.*, row_number() OVER (PARTITION BY target ORDER BY failed_at IS NULL, id) AS number
                      FROM trestle.export_entry entry WHERE error IS NOT NULL) failed
             WHERE number <= ? ORDER BY target, number""";

    private record Counts(
            String target, long backlog, @Nullable Instant oldestAt, @Nullable Long ageSeconds, long retrying,
            long deadLetters, List<String> unknownExports) {

        static Counts none(String target) {
            return new Counts(target, 0, null, null, 0, 0, List.of());
        }

        static Counts read(ResultRow row) throws SQLException {
            return new Counts(row.text(1), row.int8(2), row.valueOrNull(3, PgCodecs.TIMESTAMPTZ), row.int8OrNull(4), row.int8(5),
                    row.int8(6), row.value(7, PgCodecs.array(PgCodecs.TEXT)));
        }
    }

    private record Failure(
            String target, UUID id, String export, int attempts, boolean dead, Instant createdAt, String error) {

        static Failure read(ResultRow row) throws SQLException {
            return new Failure(row.text(1), row.value(2, PgCodecs.UUID), row.text(3), row.int4(4), row.bool(5), row.value(6, PgCodecs.TIMESTAMPTZ),
                    row.text(7));
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("id").value(id, PgCodecs.UUID);
            out.name("export").text(export);
            out.name("attempts").int4(attempts);
            out.name("dead").bool(dead);
            out.name("created_at").value(createdAt, PgCodecs.TIMESTAMPTZ);
            out.name("error").text(error);
            out.endObject();
        }
    }

    private record OfTarget(TargetState state, Counts counts, List<Failure> failures) {

        void write(JsonWriter out) {
            out.startObject();
            out.name("target").text(counts.target);
            out.name("state").text(state.kind().name().toLowerCase(Locale.ROOT));
            out.name("reason").text(state.reason());
            out.name("backlog").int8(counts.backlog);
            out.name("oldest_at").value(counts.oldestAt, PgCodecs.TIMESTAMPTZ);
            out.name("age_seconds").int8(counts.ageSeconds);
            out.name("retrying").int8(counts.retrying);
            out.name("dead_letters").int8(counts.deadLetters);
            out.name("unknown_exports").array(counts.unknownExports, out::text);
            out.name("failures").array(failures, failure -> failure.write(out));
            out.endObject();
        }
    }

    /** Of the targets that this server has, and of those that have entries all the same. */
    static Report of(Map<String, Target> known, Set<String> routes, Database database) {
        Map<String, Counts> counts = new TreeMap<>();
        known.keySet().forEach(target -> counts.put(target, Counts.none(target)));
        List<String> names = List.copyOf(routes);
        database.<Counts>all(COUNTS, binds -> binds.value(names, PgCodecs.array(PgCodecs.TEXT)), Counts::read)
                .forEach(count -> counts.put(count.target, count));
        Map<String, List<Failure>> failures = new LinkedHashMap<>();
        database.<Failure>all(FAILED, binds -> binds.int4(FAILURES), Failure::read).forEach(failure ->
                failures.computeIfAbsent(failure.target, target -> new ArrayList<>()).add(failure));
        return new Report(counts.values().stream()
                .map(count -> new OfTarget(
                        state(known.get(count.target)), count, failures.getOrDefault(count.target, List.of())))
                .toList());
    }

    /** Of targets none of which has entries. */
    static Report withoutEntries(Map<String, Target> known) {
        return new Report(new TreeMap<>(known).values().stream()
                .map(target -> new OfTarget(target.state(), Counts.none(target.name()), List.of()))
                .toList());
    }

    private static TargetState state(@Nullable Target target) {
        return target == null
                ? new TargetState(TargetState.Kind.UNKNOWN, "No route of this server exports to this target") : target.state();
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("targets").array(targets, target -> target.write(out));
        out.endObject();
    }
}
