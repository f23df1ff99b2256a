package dev.trestle.computed.backfill;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import io.helidon.http.Status;
import java.sql.SQLException;
import java.util.List;

/**
 * Starts and stops backfills: the functions {@code trestle.backfill_start}, {@code backfill_pause}, {@code backfill_resume} and
 * {@code backfill_cancel}, which psql and the Maven goal also call. Every method throws {@link HttpProblem} if the database refuses
 * the statement.
 *
 * @param database has their table
 * @param changed called after each change, so that this server looks at once
 */
public record Backfills(Database database, Runnable changed) {

    private static final String START = """
            SELECT trestle.backfill_start(?, ?, ?, pg_catalog.make_interval(secs => ?::float8), ?, ?)""";

    /** There is an open backfill of other rows. */
    private static final String OTHER_ROWS = "55000";

    /**
     * Starts a backfill, or resumes the one that is open.
     *
     * @param name table and column, such as {@code film.summary}
     * @throws HttpProblem 409 if there is an open one of other rows
     */
    public void start(String name, BackfillOptions options) {
        BackfillRate rate = options.rate();
        Boolean stops = options.stops();
        try {
            database.one(START, binds -> {
                binds.text(name);
                binds.text(options.rows().text());
                binds.int4(rate == null ? null : rate.rows());
                binds.float8(rate == null ? null : (double) rate.per().toSeconds());
                binds.int4(options.parallel());
                binds.text(stops == null ? null : stops ? "stop" : "go_on");
            }, row -> row.int8(1));
        } catch (HttpProblem problem) {
            if (problem.getCause() instanceof SQLException e && OTHER_ROWS.equals(e.getSQLState())) {
                throw HttpProblem.status(Status.CONFLICT_409)
                        .detail("The column has an open backfill of other rows; cancel it, or wait until it is done").cause(e).build();
            }
            throw problem;
        }
        changed.run();
    }

    /**
     * Pauses the open backfill of a column: no server begins a call for its rows.
     *
     * @return false if there is none
     */
    public boolean pause(String name) {
        return change("pause", name);
    }

    /**
     * Goes on with a paused or stopped backfill.
     *
     * @return false if there is none that is open
     */
    public boolean resume(String name) {
        return change("resume", name);
    }

    /**
     * Ends the open backfill of a column. Stored values stay.
     *
     * @return false if there is none
     */
    public boolean cancel(String name) {
        return change("cancel", name);
    }

    private boolean change(String to, String name) {
        boolean changes = database.one("SELECT trestle.backfill_" + to + "(?) IS NOT NULL", binds -> binds.text(name), row -> row.bool(1));
        changed.run();
        return changes;
    }

    /**
     * The last backfill of each column.
     *
     * @param names of columns, such as {@code film.summary}
     * @return without columns that had none
     */
    public List<BackfillProgress> progress(List<String> names) {
        return database.all(BackfillProgress.SQL, binds -> binds.value(names, PgCodecs.array(PgCodecs.TEXT)), BackfillProgress::read);
    }
}
