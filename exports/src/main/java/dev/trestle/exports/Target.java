package dev.trestle.exports;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A target as this server reaches it: its pool, and whether its tables are those that the code was made for. */
final class Target implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Target.class.getName());

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);

    private final ExpectedTarget expected;
    private final TargetConfig config;
    private final DataSource pool;
    private final @Nullable HikariDataSource own;

    private volatile TargetState state = TargetState.UNSEEN;
    private volatile boolean checked;
    private volatile long checkedAt;

    /** A target by a pool of its own, which does not wait for it. */
    static Target of(ExpectedTarget expected, TargetConfig config) {
        HikariConfig hikari = new HikariConfig();
        hikari.setPoolName("trestle-export-" + expected.name());
        hikari.setDataSource(new TargetConnector(expected.dialect(), config));
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setMinimumIdle(0);
        hikari.setConnectionTimeout(config.connectionTimeout().toMillis());
        hikari.setInitializationFailTimeout(-1);
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

    Connection connect() throws SQLException {
        return pool.getConnection();
    }

    TargetWriter writer(Connection connection) {
        return new TargetWriter(connection, dialect(), statementTimeout());
    }

    /**
     * Looks at the tables unless they were found to fit a moment ago; false while nothing can be written. A column that has
     * become narrower may take a value and cut it, so that no error would ever say so.
     */
    boolean fits(Connection connection) throws SQLException {
        return checked && System.nanoTime() - checkedAt < LOOK_AGAIN.toNanos() || look(connection);
    }

    /** Looks at the tables. */
    boolean look(Connection connection) throws SQLException {
        List<String> differences = TableCheck.differences(connection, dialect(), expected.tables());
        checkedAt = System.nanoTime();
        checked = differences.isEmpty();
        note(checked ? TargetState.OK : new TargetState(TargetState.Kind.MISMATCH, String.join("; ", differences)));
        return checked;
    }

    /** Connects and looks, at the start. */
    void look() {
        try (Connection connection = connect()) {
            look(connection);
        } catch (SQLException e) {
            away(e);
        }
    }

    void away(SQLException e) {
        checked = false;
        TargetState.Kind before = state.kind();
        note(new TargetState(TargetState.Kind.AWAY, Trouble.of(e, dialect()).reason()));
        if (before != TargetState.Kind.AWAY) {
            LOG.log(Level.WARNING, () -> "The target " + name() + ": " + e.getMessage());
        }
    }

    /** Once for each state, not once for each look. */
    private void note(TargetState next) {
        if (next.equals(state)) {
            return;
        }
        // That all is well from the start is no news.
        Level level = state == TargetState.UNSEEN ? Level.DEBUG : Level.INFO;
        state = next;
        if (next.kind() == TargetState.Kind.OK) {
            LOG.log(level, () -> "Rows are exported to " + name());
        } else {
            LOG.log(Level.WARNING, () -> "Rows cannot be exported to " + name() + " now: " + next.reason());
        }
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }
}
