package dev.trestle.runtime;

import io.helidon.health.HealthCheck;
import io.helidon.health.HealthCheckResponse;
import io.helidon.health.HealthCheckType;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Whether the database still has what the generated code relies on, and whether it can be reached: the readiness.
 *
 * <p>While a difference is known, routes are refused. Until the first check succeeds, and after a statement made the
 * schema suspect, nothing is known: routes are tried, and each readiness probe checks again.
 */
final class SchemaCheck implements HealthCheck {

    private static final System.Logger LOG = System.getLogger(SchemaCheck.class.getName());
    private static final long RECHECK_NANOS = Duration.ofSeconds(5).toNanos();

    /**
     * A table's columns and an enum's labels, one a row; the names of both are given as arrays. {@code unnest} stands
     * alone because PostgreSQL takes several arrays only then.
     */
    private static final String SQL = """
            SELECT pg_catalog.concat_ws('.', n.nspname, c.relname) AS owner,
                   pg_catalog.concat(pg_catalog.quote_ident(a.attname), ' ',
                       pg_catalog.format_type(a.atttypid, a.atttypmod),
                       CASE WHEN a.attnotnull THEN ' not null' END) AS item
              FROM unnest(?::text[], ?::text[]) AS wanted (schema, name)
              JOIN pg_catalog.pg_namespace n ON n.nspname = wanted.schema
              JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = wanted.name
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL
            SELECT wanted.type, e.enumlabel
              FROM unnest(?::text[]) AS wanted (type)
              JOIN pg_catalog.pg_type t ON t.typtype = 'e' AND pg_catalog.format_type(t.oid, NULL) = wanted.type
              JOIN pg_catalog.pg_enum e ON e.enumtypid = t.oid""";

    private final DataSource pool;
    private final List<ExpectedTable> tables = new CopyOnWriteArrayList<>();
    private final List<Labels<?>> enums = new CopyOnWriteArrayList<>();
    private final ReentrantLock checking = new ReentrantLock();

    /** Null while nothing is known, empty when all fits. */
    private volatile @Nullable List<String> differences;

    private volatile long checkedAt;

    SchemaCheck(DataSource pool) {
        this.pool = pool;
    }

    void expect(List<ExpectedTable> moreTables, List<Labels<?>> moreEnums) {
        tables.addAll(moreTables);
        enums.addAll(moreEnums);
        suspect();
        try {
            check();
        } catch (SQLException e) {
            LOG.log(Level.WARNING, () -> "The schema could not be checked yet: " + e.getMessage());
        }
    }

    /** Something went wrong that a change of the schema would explain. */
    void suspect() {
        differences = null;
    }

    /** Refuses the request while the schema is known not to fit; looks again now and then. */
    void requireFit() {
        List<String> known = differences;
        if (known == null || known.isEmpty()) {
            return;
        }
        if (System.nanoTime() - checkedAt > RECHECK_NANOS && checking.tryLock()) {
            try {
                if (check().isEmpty()) {
                    return;
                }
            } catch (SQLException e) {
                throw SqlProblems.of(e, SQL);
            } finally {
                checking.unlock();
            }
        }
        throw HttpProblem.status(Status.SERVICE_UNAVAILABLE_503)
                .detail("The schema of the database does not fit this service").build();
    }

    @Override
    public HealthCheckType type() {
        return HealthCheckType.READINESS;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponse.Builder response = HealthCheckResponse.builder();
        try {
            List<String> known = differences;
            if (known != null && known.isEmpty()) {
                ping();
            } else {
                known = check();
            }
            if (!known.isEmpty()) {
                response.status(false).detail("schema", String.join("; ", known));
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, () -> "Not ready: " + e.getMessage());
            response.status(false).detail("database", "unavailable");
        }
        return response.build();
    }

    private void ping() throws SQLException {
        try (Connection connection = pool.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    private List<String> check() throws SQLException {
        Set<String> actual = new HashSet<>();
        Set<String> owners = new HashSet<>();
        readCatalog(owners, actual);
        List<String> found = new ArrayList<>();
        for (ExpectedTable table : tables) {
            compare(table, owners, actual, found);
        }
        for (Labels<?> labels : enums) {
            compare(labels, owners, actual, found);
        }
        if (!found.equals(differences)) {
            found.forEach(difference -> LOG.log(Level.ERROR, "The schema does not fit: " + difference));
        }
        checkedAt = System.nanoTime();
        differences = List.copyOf(found);
        return found;
    }

    private static void compare(
            ExpectedTable table, Set<String> owners, Set<String> actual, List<String> found) {
        String owner = table.schema() + "." + table.name();
        if (!owners.contains(owner)) {
            found.add("there is no table " + owner);
            return;
        }
        for (String column : table.columns()) {
            String item = owner + " " + column;
            if (!actual.contains(item) && !actual.contains(item + " not null")) {
                found.add("table " + owner + " has no column " + column);
            }
        }
    }

    private static void compare(Labels<?> labels, Set<String> owners, Set<String> actual, List<String> found) {
        if (!owners.contains(labels.type())) {
            found.add("there is no enum type " + labels.type());
            return;
        }
        String prefix = labels.type() + " ";
        for (String item : actual) {
            if (item.startsWith(prefix) && labels.find(item.substring(prefix.length())) == null) {
                found.add("enum type " + labels.type() + " has the unknown label " + item.substring(prefix.length()));
            }
        }
    }

    /** The search path is empty, so that every name outside pg_catalog comes qualified. */
    private void readCatalog(Set<String> owners, Set<String> actual) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement path = connection.createStatement();
                    PreparedStatement statement = connection.prepareStatement(SQL)) {
                path.execute("SET LOCAL search_path = ''");
                Binds binds = new Binds(statement);
                binds.array(tables.stream().map(ExpectedTable::schema).toList(), PgText::ofText);
                binds.array(tables.stream().map(ExpectedTable::name).toList(), PgText::ofText);
                binds.array(enums.stream().<String>map(Labels::type).distinct().toList(), PgText::ofText);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        owners.add(rows.getString(1));
                        actual.add(rows.getString(1) + " " + rows.getString(2));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
