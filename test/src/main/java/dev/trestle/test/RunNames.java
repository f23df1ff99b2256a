package dev.trestle.test;

import dev.trestle.devdb.DevDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The names of the databases of one JVM: {@code trestle_test_<pid>_<run>_<number>}. While a JVM lives, one of its sessions has the
 * name of the run as its {@code application_name}. A run without such a session has ended; the next one drops its databases. The process
 * id alone would not show that: it is used again, and has no meaning on other machines.
 */
final class RunNames implements AutoCloseable {

    private static final String PREFIX = "trestle_test_";

    /** SQLSTATEs of PostgreSQL. */
    private static final String IN_USE = "55006";
    private static final String NOT_THERE = "3D000";

    private final Connection connection;
    private final String run;

    private RunNames(Connection connection, String run) {
        this.connection = connection;
        this.run = run;
    }

    static RunNames begin(DevDatabase server) throws SQLException {
        int random = ThreadLocalRandom.current().nextInt(1_000_000_000);
        RunNames names = new RunNames(server.connect(), PREFIX + ProcessHandle.current().pid() + "_" + random);
        try {
            names.execute("SET application_name = '" + names.run + "'");
            // The session is idle for the whole run. PostgreSQL has the setting since version 14.
            names.execute("SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings WHERE name = 'idle_session_timeout'");
            names.sweep();
            return names;
        } catch (SQLException e) {
            names.close();
            throw e;
        }
    }

    String name(int number) {
        return run + "_" + number;
    }

    /** Drops the databases of runs that have ended, unless they belong to another role, which alone may drop them. */
    private void sweep() throws SQLException {
        drop("""
                SELECT d.datname FROM pg_catalog.pg_database d
                WHERE d.datname ~ ('^' || ? || '[0-9]+_[0-9]{1,9}_[0-9]+$')
                AND pg_catalog.pg_has_role(d.datdba, 'USAGE')
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a
                    WHERE a.application_name = pg_catalog.regexp_replace(d.datname, '_[0-9]+$', ''))""", PREFIX);
    }

    void dropOwn() throws SQLException {
        drop("SELECT datname FROM pg_catalog.pg_database WHERE datname ~ ('^' || ? || '_[0-9]+$')", run);
    }

    private void drop(String query, String names) throws SQLException {
        List<String> databases = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, names);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    databases.add(row.getString(1));
                }
            }
        }
        for (String database : databases) {
            dropUnlessInUse(database);
        }
    }

    /** A database with connections is left to the next run; another run may sweep at the same time. */
    private void dropUnlessInUse(String database) throws SQLException {
        try {
            execute("DROP DATABASE IF EXISTS \"" + database + '"');
        } catch (SQLException e) {
            if (!IN_USE.equals(e.getSQLState()) && !NOT_THERE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
