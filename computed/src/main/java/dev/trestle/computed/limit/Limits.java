package dev.trestle.computed.limit;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The limits of a database, by one short statement each. Every method throws {@link HttpProblem} as {@link Database} does.
 *
 * @param database has their tables
 */
public record Limits(Database database) {

    private static final System.Logger LOG = System.getLogger(Limits.class.getName());

    /** What an operator has changed stays until the declaration changes. */
    private static final String DECLARE = """
            INSERT INTO trestle.computed_limit AS l (name, declared, calls, per, parallel)
            VALUES (?, ?, ?, pg_catalog.make_interval(secs => ?), ?)
                ON CONFLICT (name) DO UPDATE
               SET declared = excluded.declared, calls = excluded.calls, per = excluded.per, parallel = excluded.parallel
             WHERE l.declared IS DISTINCT FROM excluded.declared""";

    private static final String DECLARED = "SELECT declared FROM trestle.computed_limit WHERE name = ? AND declared IS NOT NULL";

    private static final String TAKE =
            "SELECT number, calls, wait FROM trestle.computed_take(?, ?, pg_catalog.make_interval(secs => ?), ?)";

    private static final String END = "DELETE FROM trestle.computed_call WHERE call_id = ANY (?::bigint[])";

    private static final String UNUSED =
            "UPDATE trestle.computed_limit SET tokens = tokens + ? WHERE name = ? AND calls IS NOT NULL";

    private static final String PAUSE = "SELECT trestle.computed_pause(?, pg_catalog.make_interval(secs => ?), ?) IS NULL";

    /** Writes nothing if the declaration is the same. */
    public void declare(ComputedLimit limit) {
        Optional<String> earlier = database.all(DECLARED, binds -> binds.text(limit.name()), row -> row.text(1)).stream().findFirst();
        if (earlier.filter(limit.text()::equals).isPresent()) {
            return;
        }
        database.execute(DECLARE, binds -> {
            binds.text(limit.name());
            binds.text(limit.text());
            binds.int4(limit.calls());
            binds.float8(seconds(limit.per()));
            binds.int4(limit.parallel());
        });
        earlier.ifPresent(other -> LOG.log(Level.WARNING, () -> "The limit " + limit.name() + " is now " + limit.text() + ", and was " + other
                + ": services that share a database have to declare a limit of the same name alike"));
    }

    /**
     * Takes turns for calls, as many as there are.
     *
     * @param name of a limit, or of a column without one
     * @param wanted the number of calls
     * @param lease after this time the entries of the calls end by themselves
     * @param forBackfill whether other calls come first
     * @return empty if there is no limit of this name
     */
    List<Turns> take(String name, int wanted, Duration lease, boolean forBackfill) {
        return database.all(TAKE, binds -> {
            binds.text(name);
            binds.int4(wanted);
            binds.float8(seconds(lease));
            binds.bool(forBackfill);
        }, row -> {
            Double wait = row.valueOrNull(3, PgCodecs.FLOAT8);
            return new Turns(this, name, row.int4(1),
                    row.value(2, PgCodecs.array(PgCodecs.INT8)).stream().map(Objects::requireNonNull).toList(),
                    wait == null ? Turns.UNKNOWN : Duration.ofMillis((long) Math.ceil(wait * 1000)));
        });
    }

    /** Ends the entries of calls. */
    void end(List<Long> calls) {
        if (!calls.isEmpty()) {
            database.execute(END, binds -> binds.value(calls, PgCodecs.array(PgCodecs.INT8)));
        }
    }

    /** Returns turns that were not used. */
    void giveBack(String name, int number, List<Long> calls) {
        end(calls);
        if (number > 0) {
            database.execute(UNUSED, binds -> {
                binds.int4(number);
                binds.text(name);
            });
        }
    }

    /** Lets no server begin a call for some time. */
    void pause(String name, Duration time, String cause) {
        database.one(PAUSE, binds -> {
            binds.text(name);
            binds.float8(seconds(time));
            binds.text(cause);
        }, row -> row.bool(1));
    }

    /**
     * The state of limits.
     *
     * @param names of limits and of columns
     * @return without those of columns that were never paused
     */
    public List<LimitState> states(List<String> names) {
        return database.all(LimitState.SQL, binds -> binds.value(names, PgCodecs.array(PgCodecs.TEXT)), LimitState::read);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
