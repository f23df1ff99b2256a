package dev.trestle.history;

import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import io.helidon.http.Status;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operations of a table. */
record Operations(HistoryTable table, Database database) {

    private static final String LIST = """
            SELECT o.id, o.at, o.kind, o.num_rows, o.route, o.actor, o.reverts,
                   (SELECT pg_catalog.max(r.id) FROM trestle_history.operation AS r
                     WHERE r.table_name = o.table_name AND r.id > o.id AND r.reverts = o.id)
              FROM trestle_history.operation AS o
              JOIN trestle_history.tracked AS t ON t.table_name = o.table_name AND o.at >= t.begins_at
             WHERE o.table_name = ? AND (? OR o.id < ?)
             ORDER BY o.id DESC
             LIMIT ?""";

    /** The code of the error of a conflict. */
    private static final String CHANGED_SINCE = "changed_since";

    private static final String EXISTS = """
            SELECT EXISTS (
                SELECT FROM trestle_history.operation AS o
                  JOIN trestle_history.tracked AS t ON t.table_name = o.table_name AND o.at >= t.begins_at
                 WHERE o.table_name = ? AND o.id = ?)""";

    /** An operation as it is listed. */
    record Operation(long id, Instant at, String kind, long numRows, @Nullable String route, @Nullable String actor, @Nullable Long reverts,
            @Nullable Long revertedBy) {

        static Operation read(ResultRow row) throws SQLException {
            return new Operation(row.int8(1), row.value(2, PgCodecs.TIMESTAMPTZ), row.text(3), row.int8(4), row.textOrNull(5), row.textOrNull(6),
                    row.int8OrNull(7), row.int8OrNull(8));
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("operation").int8(id);
            out.name("at").value(at, PgCodecs.TIMESTAMPTZ);
            out.name("kind").text(kind);
            out.name("num_rows").int8(numRows);
            out.name("route").text(route);
            out.name("actor").text(actor);
            out.name("reverts").value(reverts, PgCodecs.INT8);
            out.name("reverted_by").value(revertedBy, PgCodecs.INT8);
            out.endObject();
        }
    }

    /** A row that an operation changed, each part as JSON. */
    record Change(String key, @Nullable String before, @Nullable String after) {

        void write(JsonWriter out) {
            out.startObject();
            out.name("key").raw(key);
            raw(out.name("before"), before);
            raw(out.name("after"), after);
            out.endObject();
        }

        private static void raw(JsonWriter out, @Nullable String json) {
            if (json == null) {
                out.nothing();
            } else {
                out.raw(json);
            }
        }
    }

    /** The latest ones, or those before the number, from the latest to the earliest. */
    List<Operation> list(@Nullable Long before, int limit) {
        return database.all(LIST, binds -> {
            binds.text(table.sql());
            binds.bool(before == null);
            binds.int8(before);
            binds.int4(limit);
        }, Operation::read);
    }

    /** The rows that an operation changed, in the order of their keys. */
    List<Change> changes(long operation, int limit, int offset) {
        requireExists(operation);
        return database.all("SELECT key, before, after FROM " + table.changes() + "(?) LIMIT ? OFFSET ?", binds -> {
            binds.int8(operation);
            binds.int4(limit);
            binds.int4(offset);
        }, row -> new Change(row.text(1), row.textOrNull(2), row.textOrNull(3)));
    }

    private void requireExists(long operation) {
        boolean exists = database.one(EXISTS, binds -> {
            binds.text(table.sql());
            binds.int8(operation);
        }, row -> row.bool(1));
        if (!exists) {
            throw unknown();
        }
    }

    private static HttpProblem unknown() {
        return HttpProblem.of(Status.NOT_FOUND_404, "There is no such operation of this table");
    }

    private record Outcome(String name, @Nullable Long operation, @Nullable Long numRows, List<String> keys) {}

    Reverted revert(long operation) {
        Outcome outcome;
        try {
            outcome = database.one("SELECT outcome, operation, num_rows, ARRAY(SELECT k::text FROM pg_catalog.jsonb_array_elements(keys) AS k)"
                    + " FROM " + table.revert() + "(?)",
                    binds -> binds.int8(operation),
                    row -> new Outcome(row.text(1), row.int8OrNull(2), row.int8OrNull(3), row.value(4, PgCodecs.array(PgCodecs.TEXT))));
        } catch (HttpProblem problem) {
            throw MissingParent.explain(problem, table);
        }
        return switch (outcome.name) {
            case "reverted", "unchanged" -> new Reverted(outcome.operation, outcome.numRows == null ? 0 : outcome.numRows);
            case "conflict" -> throw conflict(outcome.keys);
            case "own_transaction" -> throw new IllegalStateException("The transaction of the revert has changed the table before");
            case "without_triggers" -> throw HttpProblem.of(Status.SERVICE_UNAVAILABLE_503,
                    "Triggers of the history are missing or disabled; nothing was reverted");
            default -> throw unknown();
        };
    }

    /** One error for each key, which is JSON. */
    private static HttpProblem conflict(List<String> keys) {
        HttpProblem.Builder problem = HttpProblem.status(Status.CONFLICT_409)
                .detail("Later operations have changed rows of this one; nothing was reverted");
        for (String key : keys) {
            problem.error(new FieldError("/operation", CHANGED_SINCE, "later operations have changed the row " + key));
        }
        return problem.build();
    }
}
