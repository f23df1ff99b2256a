package dev.trestle.computed;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.postgres.ExpectedTable;
import dev.trestle.runtime.worker.Worker;
import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Begins the work on computed columns when the database has their cells and their triggers. The service is not ready before that.
 * It does not look again: in a rolling deployment the triggers of the next version may come while this one still runs.
 */
final class StartCheck extends Worker implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(StartCheck.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(1);

    private static final String EXISTS = "SELECT pg_catalog.to_regclass(?) IS NOT NULL";

    private static final String DENIED = """
            SELECT pg_catalog.string_agg(denied, ', ')
              FROM (SELECT privilege || ' on ' || cells AS denied
                      FROM unnest('{SELECT,INSERT,UPDATE,DELETE}'::text[]) AS privilege, CAST(? AS text) AS cells
                     WHERE NOT pg_catalog.has_table_privilege(cells, privilege)
                     UNION ALL
                    SELECT 'UPDATE (' || column_name || ') on ' || owner
                      FROM unnest(?::text[]) AS stored, CAST(? AS text) AS owner,
                           LATERAL (SELECT (pg_catalog.parse_ident(stored, false))[1]) AS c (column_name)
                     WHERE NOT pg_catalog.has_column_privilege(owner, column_name, 'UPDATE')
                     UNION ALL
                    SELECT 'SELECT (' || column_name || ') on ' || owner
                      FROM unnest(?::text[], ?::text[], ?::text[]) AS expected (schema_name, table_name, line),
                           LATERAL (SELECT (pg_catalog.parse_ident(line, false))[1], pg_catalog.format('%I.%I', schema_name, table_name))
                               AS c (column_name, owner)
                     WHERE NOT pg_catalog.has_column_privilege(owner, column_name, 'SELECT')) AS denied""";

    /** The file may have been checked out with other ends of lines. */
    private static final String DIFFERENT = """
            SELECT pg_catalog.string_agg(wanted.name, ', ')
              FROM unnest(?::text[], ?::text[], ?::text[]) AS wanted (name, function, sha256)
             WHERE NOT EXISTS (
                   SELECT FROM pg_catalog.pg_trigger AS t
                     JOIN pg_catalog.pg_proc AS p ON p.oid = t.tgfoid
                     JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
                    WHERE t.tgrelid = ?::regclass AND t.tgname = wanted.name AND t.tgenabled IN ('O', 'A')
                      AND n.nspname = 'trestle' AND p.proname = wanted.function
                      AND wanted.sha256 = pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(
                              pg_catalog.replace(p.prosrc, pg_catalog.chr(13), ''), 'UTF8')), 'hex'))""";

    private static final String ROW_SECURITY = "SELECT pg_catalog.row_security_active(?::regclass)";

    private final Collection<ComputedColumn<?, ?, ?>> columns;
    private final Database database;
    private final Runnable begin;
    private volatile boolean begun;
    private volatile @Nullable String failure;

    /**
     * A check that has not been started.
     *
     * @param columns all of them
     * @param begin begins the work, once, or throws {@link HttpProblem}
     */
    StartCheck(Collection<ComputedColumn<?, ?, ?>> columns, Database database, Runnable begin) {
        super("trestle-computed-start", () -> true);
        this.columns = columns;
        this.database = database;
        this.begin = begin;
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
        String found = beginOrFind();
        if (found == null) {
            begun = true;
            stop();
        } else if (!found.equals(failure)) {
            // Once for each way to fail, not once for each try.
            failure = found;
            LOG.log(Level.ERROR, () -> "Computed columns cannot start yet: " + found);
        }
        return RETRY;
    }

    private @Nullable String beginOrFind() {
        try {
            List<String> differences = columns.stream().map(ComputedColumn::table).distinct()
                    .flatMap(table -> differences(table).stream()).toList();
            if (!differences.isEmpty()) {
                return String.join("; ", differences);
            }
            begin.run();
            return null;
        } catch (HttpProblem problem) {
            return Objects.requireNonNullElse(problem.getMessage(), problem.title());
        }
    }

    private List<String> differences(ComputedTable<?> table) {
        String remedy = ": run " + table.migration() + " of this version of the service";
        if (!database.one(EXISTS, binds -> binds.text(table.cells()), row -> row.bool(1))) {
            return List.of("there is no table " + table.cells() + remedy);
        }
        List<String> differences = new ArrayList<>();
        String denied = denied(table);
        if (denied != null) {
            differences.add("the role of this service needs " + denied + ": grant it");
        }
        String triggers = different(table);
        if (triggers != null) {
            differences.add("the triggers " + triggers + " of " + table.sql()
                    + " are missing or disabled, or are not those of this version" + remedy);
        }
        if (database.one(ROW_SECURITY, binds -> binds.text(table.sql()), row -> row.bool(1))) {
            differences.add("row-level security may hide rows of " + table.sql() + " from the role of this service: give it BYPASSRLS");
        }
        columns.stream().filter(column -> column.table().equals(table)).map(column -> column.values().rows()).filter(Objects::nonNull)
                .forEach(rows -> differences.addAll(rows.differences(table.sql(), database)));
        return differences;
    }

    private @Nullable String denied(ComputedTable<?> table) {
        List<? extends ComputedColumn<?, ?, ?>> computed = columns.stream().filter(column -> column.table().equals(table)).toList();
        List<ExpectedTable> read = computed.stream().flatMap(column -> column.declaration().uses().stream())
                .flatMap(used -> used instanceof ExpectedTable expected ? expected.columns().stream()
                        .map(line -> new ExpectedTable(expected.schema(), expected.name(), line)) : Stream.empty())
                .distinct().toList();
        return database.one(DENIED, binds -> {
            binds.text(table.cells());
            binds.value(computed.stream().filter(column -> column.values().rows() == null)
                    .flatMap(column -> column.declaration().stored()).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.text(table.sql());
            binds.value(read.stream().map(ExpectedTable::schema).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(read.stream().map(ExpectedTable::name).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(read.stream().map(expected -> expected.columns().getFirst()).toList(), PgCodecs.array(PgCodecs.TEXT));
        }, row -> row.textOrNull(1));
    }

    private @Nullable String different(ComputedTable<?> table) {
        return database.one(DIFFERENT, binds -> {
            binds.value(table.triggers().stream().map(ComputedTrigger::name).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(table.triggers().stream().map(ComputedTrigger::function).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.value(table.triggers().stream().map(ComputedTrigger::sha256).toList(), PgCodecs.array(PgCodecs.TEXT));
            binds.text(table.sql());
        }, row -> row.textOrNull(1));
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "trestle-computed-triggers";
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse.Builder response = HealthCheckResponse.builder().status(begun);
        String reason = failure;
        return (begun || reason == null ? response : response.detail("reason", reason)).build();
    }
}
