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

/** Looks for the triggers of all tables until they exist. The service is not ready before that: its changes would not be recorded. */
final class TriggerCheck extends Worker implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(TriggerCheck.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final String MISSING = """
            SELECT pg_catalog.count(*)
              FROM unnest(?::text[]) AS wanted (function)
             WHERE NOT EXISTS (
                   SELECT FROM pg_catalog.pg_trigger AS t
                    WHERE t.tgrelid = pg_catalog.to_regclass(?) AND t.tgfoid = pg_catalog.to_regproc(wanted.function)
                      AND t.tgenabled IN ('O', 'A'))""";

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
        if (!begun) {
            super.start();
        }
    }

    @Override
    protected Duration round() {
        String found = find();
        if (found == null) {
            begun = true;
            stop();
        } else if (!found.equals(failure)) {
            // Once for each way to fail, not once for each try.
            failure = found;
            LOG.log(Level.ERROR, () -> "The history is not complete yet: " + found);
        }
        return RETRY;
    }

    private @Nullable String find() {
        try {
            List<String> missing = new ArrayList<>();
            for (HistoryTable table : tables.get()) {
                long number = database.one(MISSING, binds -> {
                    binds.value(table.triggers(), PgCodecs.array(PgCodecs.TEXT));
                    binds.text(table.sql());
                }, row -> row.int8(1));
                if (number > 0) {
                    missing.add("triggers of " + table.sql() + " are missing or disabled: run " + table.migration() + " of this version of the service");
                }
            }
            return missing.isEmpty() ? null : String.join("; ", missing);
        } catch (HttpProblem problem) {
            return Objects.requireNonNullElse(problem.getMessage(), problem.title());
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
        HealthCheckResponse.Builder response = HealthCheckResponse.builder().status(begun);
        String reason = failure;
        return (begun || reason == null ? response : response.detail("reason", reason)).build();
    }
}
