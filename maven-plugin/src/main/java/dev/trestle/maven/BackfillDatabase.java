package dev.trestle.maven;

import dev.trestle.generator.config.Rate;
import dev.trestle.generator.diagnostic.Suggestion;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** The backfills in the database of a service, by the functions of {@code computed-2.sql}. */
final class BackfillDatabase implements AutoCloseable {

    private static final String COLUMNS = "SELECT name FROM trestle.computed_column ORDER BY name";

    private static final String PROGRESS = """
            SELECT name, state, waits_for, stop_reason, done, total, failed, percent, per_second,
                   extract(epoch FROM time_left), extract(epoch FROM clock_timestamp() - served_at),
                   extract(epoch FROM coalesce(ended_at, clock_timestamp()) - started_at)
              FROM trestle.backfill_progress""";

    private static final String START = "SELECT trestle.backfill_start(?, ?, ?, ?::interval, ?, ?)";

    /** With other settings from the first row on. */
    private static final String RESUME = """
            WITH b AS MATERIALIZED (
                SELECT name, rows FROM trestle.backfill WHERE name = ? AND ended_at IS NULL FOR UPDATE)
            SELECT trestle.backfill_start(b.name, b.rows, ?, ?::interval, ?, ?) FROM b""";

    /** No schema, table or function: SQLSTATE 3F000, 42P01 and 42883. */
    private static final Set<String> MISSING = Set.of("3F000", "42P01", "42883");
    private static final String NO_PRIVILEGE = "42501";
    private static final String OTHER_ROWS = "55000";

    private final Connecting connecting;
    private Connection connection;

    /** Connects at once, and closes the connection. */
    BackfillDatabase(Connecting connecting) throws SQLException {
        this.connecting = connecting;
        this.connection = connecting.connect();
    }

    /** With a new connection. */
    void reconnect() throws SQLException {
        close();
        connection = connecting.connect();
    }

    /** Whether the connection is lost, or the server takes none now: SQLSTATE classes 08 and 57P, and 53300. */
    static boolean isLost(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
    }

    /** Fails if there is no such computed column. */
    void requireColumn(String name) throws SQLException, MojoFailureException {
        List<String> known = columns();
        if (!known.contains(name)) {
            String those = known.isEmpty()
                    ? "the database has none; start the service first, it declares its columns"
                    : "these are: " + String.join(", ", known);
            throw new MojoFailureException(name.isEmpty()
                    ? "the computed column is missing: -Dtrestle.column=<table>.<column>; " + those
                    : "there is no computed column '" + name + "'" + Suggestion.didYouMean(name, known) + "; " + those);
        }
    }

    /** Fails if the database does not have the tables of computed columns. */
    void requireTables() throws SQLException, MojoFailureException {
        columns();
    }

    private List<String> columns() throws SQLException, MojoFailureException {
        return read(COLUMNS, null, row -> row.getString(1));
    }

    /** Starts the backfill, or resumes the open one of the same rows. */
    void start(BackfillRequest request) throws SQLException, MojoFailureException {
        try (PreparedStatement statement = connection.prepareStatement(START)) {
            statement.setString(1, request.column().orElseThrow());
            statement.setString(2, request.rows());
            settings(request, statement, 3);
            statement.execute();
        } catch (SQLException e) {
            throw known(e);
        }
    }

    /** Resumes the open backfill with the settings of the request. */
    void resume(BackfillRequest request) throws SQLException, MojoFailureException {
        String name = request.column().orElseThrow();
        try (PreparedStatement statement = connection.prepareStatement(RESUME)) {
            statement.setString(1, name);
            settings(request, statement, 2);
            try (ResultSet resumed = statement.executeQuery()) {
                if (!resumed.next()) {
                    throw noneOpen(name);
                }
            }
        } catch (SQLException e) {
            throw known(e);
        }
    }

    private static void settings(BackfillRequest request, PreparedStatement statement, int first) throws SQLException {
        statement.setObject(first, request.rate().map(Rate::calls).orElse(null), Types.INTEGER);
        statement.setString(first + 1, request.rate().map(rate -> rate.per().toSeconds() + " s").orElse(null));
        statement.setObject(first + 2, request.parallel().orElse(null), Types.INTEGER);
        statement.setString(first + 3, request.onError().orElse(null));
    }

    /** Pauses or cancels the open backfill. */
    void change(BackfillAction action, String name) throws SQLException, MojoFailureException {
        List<Long> changed = read("SELECT trestle.backfill_" + action.word() + "(?)", name, row -> row.getLong(1));
        if (changed.get(0) == 0) {
            throw noneOpen(name);
        }
    }

    private MojoFailureException noneOpen(String name) throws SQLException, MojoFailureException {
        return new MojoFailureException(name + " has no open backfill"
                + progress(name).map(last -> "; the last one is " + last.state().name().toLowerCase(Locale.ROOT)).orElse(""));
    }

    /** The last backfill of a column. */
    Optional<BackfillProgress> progress(String name) throws SQLException, MojoFailureException {
        return read(PROGRESS + " WHERE name = ?", name, BackfillDatabase::progress).stream().findFirst();
    }

    /** The last backfill of each column that has one. */
    List<BackfillProgress> all() throws SQLException, MojoFailureException {
        return read(PROGRESS + " ORDER BY name", null, BackfillDatabase::progress);
    }

    private static BackfillProgress progress(ResultSet row) throws SQLException {
        return new BackfillProgress(row.getString(1), BackfillProgress.State.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getString(3)), Optional.ofNullable(row.getString(4)), row.getLong(5), row.getLong(6), row.getLong(7),
                row.getInt(8), Optional.ofNullable(row.getObject(9, Double.class)), span(row, 10), span(row, 11),
                span(row, 12).orElse(Duration.ZERO));
    }

    private static Optional<Duration> span(ResultSet row, int column) throws SQLException {
        double seconds = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private <T> List<T> read(String sql, @Nullable String name, Reader<T> reader) throws SQLException, MojoFailureException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (name != null) {
                statement.setString(1, name);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
            }
            return read;
        } catch (SQLException e) {
            throw known(e);
        }
    }

    /** What a user can do about it, or the error itself. */
    private static SQLException known(SQLException e) throws MojoFailureException {
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
        if (MISSING.contains(String.valueOf(e.getSQLState()))) {
            throw new MojoFailureException("the database does not have the tables of backfills (" + message + "): start a service with computed"
                    + " columns once, or run computed-1.sql and computed-2.sql of trestle-computed");
        }
        if (NO_PRIVILEGE.equals(e.getSQLState())) {
            throw new MojoFailureException("the user of jdbcUrl lacks a privilege (" + message + "): it needs USAGE on the schema trestle, SELECT on"
                    + " trestle.computed_column and trestle.backfill_progress, and SELECT, INSERT and UPDATE on trestle.backfill");
        }
        if (OTHER_ROWS.equals(e.getSQLState())) {
            throw new MojoFailureException(message + "; wait until it has ended, or cancel it: -Dtrestle.action=cancel");
        }
        return e;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Connecting {
        Connection connect() throws SQLException;
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
