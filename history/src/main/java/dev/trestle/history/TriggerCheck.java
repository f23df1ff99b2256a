package dev.trestle.history;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.worker.Worker;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks for the triggers of all tables, each minute. The service is not ready without them: changes would not be recorded. */
final class TriggerCheck extends Worker implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(TriggerCheck.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final Duration AGAIN = Duration.ofMinutes(1);

    /** The service may have no privilege for the schema, so that names are compared, and not looked up. */
    private static final String MISSING = """
            SELECT pg_catalog.count(*)
              FROM unnest(?::text[]) AS wanted (function)
             WHERE NOT EXISTS (
                   SELECT FROM pg_catalog.pg_trigger AS t
                     JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
                     JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                     JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
                     JOIN pg_catalog.pg_namespace AS m ON m.oid = p.pronamespace
                    WHERE pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) = ?
                      AND m.nspname || '.' || p.proname = pg_catalog.replace(wanted.function, '"', '')
                      AND t.tgenabled IN ('O', 'A'))""";

    /** Columns that triggers do not record: they were added after the migration ran. */
    private static final String UNKNOWN = """
            SELECT coalesce(pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attnum), '')
              FROM pg_catalog.pg_attribute AS a
              JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
             WHERE pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) = ?
               AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated <> 'v'
               AND NOT EXISTS (
                   SELECT FROM pg_catalog.pg_attribute AS h
                     JOIN pg_catalog.pg_class AS c ON c.oid = h.attrelid
                     JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
                    WHERE n.nspname || '.' || c.relname = pg_catalog.replace(?, '"', '')
                      AND h.attname = a.attname AND NOT h.attisdropped)""";

    private final Supplier<List<HistoryTable>> tables;
    private final Database database;
    private volatile boolean begun;
    private volatile @Nullable String failure;

    TriggerCheck(Supplier<List<HistoryTable>> tables, Database database) {
        super("trestle-history-start", () -> true);
        this.tables = tables;
        this.database = database;
    }

    boolean hasBegun() {
        return begun;
    }

    /** Looks at once: a service whose database has what it needs is ready when it has started. */
    @Override
    public void start() {
        round();
        super.start();
    }

    @Override
    protected Duration round() {
        String found = find();
        if (found == null) {
            begun = true;
            failure = null;
            return AGAIN;
        }
        if (!found.equals(failure)) {
            // Once for each way to fail, not once for each try.
            failure = found;
            LOG.log(Level.ERROR, () -> "The history is not complete: " + found);
        }
        return RETRY;
    }

    private @Nullable String find() {
        try {
            List<String> missing = new ArrayList<>();
            for (HistoryTable table : tables.get()) {
                String remedy = ": run " + table.migration() + " of this version of the service";
                long number = database.one(MISSING, binds -> {
                    binds.value(table.triggers(), PgCodecs.array(PgCodecs.TEXT));
                    binds.text(table.sql());
                }, row -> row.int8(1));
                if (number > 0) {
                    missing.add("triggers of " + table.sql() + " are missing or disabled" + remedy);
                    continue;
                }
                String columns = database.one(UNKNOWN, binds -> {
                    binds.text(table.sql());
                    binds.text(table.past());
                }, row -> row.text(1));
                if (!columns.isEmpty()) {
                    missing.add("the history of " + table.sql() + " does not have the columns " + columns + remedy);
                }
            }
            return missing.isEmpty() ? null : String.join("; ", missing);
        } catch (HttpProblem problem) {
            // The check of the database reports that it is unavailable; what has been found stays so.
            return begun && failure == null ? null : Objects.requireNonNullElse(problem.getMessage(), problem.title());
        }
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "trestle-history";
    }

    @Override
    public HealthCheckResponse call() {
        String reason = failure;
        HealthCheckResponse.Builder response = HealthCheckResponse.builder().status(begun && reason == null);
        return (reason == null ? response : response.detail("reason", reason)).build();
    }
}
