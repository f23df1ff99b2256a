package dev.trestle.exports;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.trestle.runtime.postgres.Eviction;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A target as this server reaches it: its pool, and whether its tables are those that the code was made for. */
final class Target implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Target.class.getName());

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final ExpectedTarget expected;
    private final TargetConfig config;
    private final DataSource pool;
    private final @Nullable HikariDataSource own;

    private volatile TargetState state = TargetState.UNSEEN;
    private volatile boolean checked;
    private volatile long checkedAt;
    /** Whether a statement could not be run, though it could be connected and the tables fit. */
    private volatile boolean busy;

    /** A target by a pool of its own, which does not wait for it. */
    static Target of(ExpectedTarget expected, TargetConfig config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("trestle-export-" + expected.name());
        hikari.setDataSource(new TargetConnector(expected, config));
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setMinimumIdle(0);
        hikari.setConnectionTimeout(config.connectionTimeout().toMillis());
        hikari.setInitializationFailTimeout(-1);
        if (expected.dialect() == Dialect.POSTGRESQL) {
            // SQLite has no SQLSTATE, and MySQL none of those that HikariCP knows for a value.
            hikari.setExceptionOverride(new Eviction());
        }
        HikariDataSource own = new HikariDataSource(hikari);
        return new Target(expected, config, own, own);
    }

    /** A target in the service's own database. */
    static Target of(ExpectedTarget expected, TargetConfig config, DataSource pool) {
        return new Target(expected, config, pool, null);
    }

    private Target(ExpectedTarget expected, TargetConfig config, DataSource pool, @Nullable HikariDataSource own) {
        this.expected = expected;
        this.config = config;
        this.pool = pool;
        this.own = own;
    }

    String name() {
        return expected.name();
    }

    Dialect dialect() {
        return expected.dialect();
    }

    TargetOptions options() {
        return expected.options();
    }

    Duration statementTimeout() {
        return config.statementTimeout();
    }

    Duration longestIdle() {
        return config.longestIdle();
    }

    boolean isRequired() {
        return config.required();
    }

    TargetState state() {
        return state;
    }

    /** From the pool, which undoes what is not committed when it gets the connection back. */
    Connection connect() throws SQLException {
        try {
            if (own != null && own.getDataSource() instanceof TargetConnector connector && connector.isStale()) {
                own.getHikariPoolMXBean().softEvictConnections();
            }
            return pool.getConnection();
        } catch (SQLException e) {
            away(e);
            throw e;
        }
    }

    TargetWriter writer(Connection connection) {
        return new TargetWriter(connection, dialect(), statementTimeout());
    }

    /**
     * Looks at the tables unless they were found to fit a moment ago; false while nothing can be written. A column that has
     * become narrower may take a value and cut it, so that no error would ever say so.
     */
    boolean fits(Connection connection) throws SQLException {
        return isFresh() || look(connection);
    }

    /** Looks at the tables. */
    boolean look(Connection connection) throws SQLException {
        List<String> differences = TableCheck.differences(connection, dialect(), expected.tables());
        checkedAt = System.nanoTime();
        checked = differences.isEmpty();
        if (!checked) {
            note(new TargetState(TargetState.Kind.MISMATCH, String.join("; ", differences)), "");
        } else if (!busy || state.kind() == TargetState.Kind.MISMATCH) {
            note(TargetState.OK, "");
        }
        return checked;
    }

    /** Whether its tables fit, by a look if the last one is a while ago; what statements met does not count. */
    boolean fits() {
        return isFresh() || look().isEmpty() && checked;
    }

    private boolean isFresh() {
        return checked && System.nanoTime() - checkedAt < LOOK_AGAIN.toNanos();
    }

    /** Connects and checks; returns the reason of a failure. */
    Optional<SQLException> look() {
        try (Connection connection = connect()) {
            look(connection);
            return Optional.empty();
        } catch (SQLException e) {
            away(e);
            return Optional.of(e);
        }
    }

    /**
     * Connects and looks.
     *
     * @throws IllegalStateException if it is not fit, caused by what the driver said
     */
    void require() {
        SQLException failure = look().orElse(null);
        if (state.kind() != TargetState.Kind.OK) {
            throw new IllegalStateException(
                    "The target " + name() + " is required, but cannot be used: " + state.reason(), failure);
        }
    }

    /** Could not be connected to, or looked at. */
    void away(SQLException e) {
        checked = false;
        note(new TargetState(TargetState.Kind.AWAY, Trouble.of(e, dialect()).reason()),
                ": " + Trouble.origin(e).getMessage());
    }

    /** Took a connection, and then no statement. A connection of its own pool is not used again. */
    void awayInStatement(SQLException e) {
        busy = true;
        away(e);
        if (own != null) {
            // Marked now, closed when it comes back: to undo what is open it has to be there still.
            own.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** Took what there was. */
    void took() {
        busy = false;
        note(TargetState.OK, "");
    }

    /** Once for each state, not once for each look. */
    private void note(TargetState next, String saidTheDriver) {
        if (next.equals(state)) {
            return;
        }
        // That all is well from the start is no news.
        Level level = state == TargetState.UNSEEN ? Level.DEBUG : Level.INFO;
        state = next;
        if (next.kind() == TargetState.Kind.OK) {
            LOG.log(level, () -> "Rows are exported to " + name());
        } else {
            LOG.log(Level.WARNING,
                    () -> "Rows cannot be exported to " + name() + " now: " + next.reason() + saidTheDriver);
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
