package dev.trestle.generator.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.ConnectionSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * The tests' PostgreSQL: one server for each JVM, started when first asked for and stopped as the JVM ends, or the server of
 * {@code -Dtrestle.postgres=127.0.0.1:5432}, with extensions that the embedded one lacks; databases stay there. A schema is
 * loaded once, into a template; every call gets a fresh database, cloned from it.
 */
public final class TestDatabase {

    private static final TestDatabase INSTANCE = new TestDatabase();

    private final Map<String, String> templates = new HashMap<>();
    private final Map<String, String> shared = new HashMap<>();
    private final String address;
    private int databases;

    private TestDatabase() {
        String given = System.getProperty("trestle.postgres", "");
        address = given.isEmpty() ? "localhost:" + start().getPort() : given;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("timezone", "UTC")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("the embedded PostgreSQL does not start", e);
        }
    }

    /** A connection to a new database that holds this schema. The caller closes it. */
    public static Connection create(String schemaSql) throws SQLException {
        return source(schemaSql).open();
    }

    /** Opens connections to one new database that holds this schema. */
    public static ConnectionSource source(String schemaSql) throws SQLException {
        String url = INSTANCE.url(INSTANCE.cloneOf(schemaSql));
        return () -> DriverManager.getConnection(url);
    }

    /** Opens connections to one new database that holds this schema, and that the generator may change. */
    public static ConnectionSource temporary(String schemaSql) throws SQLException {
        ConnectionSource source = source(schemaSql);
        return new ConnectionSource() {
            @Override
            public Connection open() throws SQLException {
                return source.open();
            }

            @Override
            public boolean mayChange() {
                return true;
            }
        };
    }

    /** Opens connections to the one database with this schema that all have who change nothing in it. */
    public static ConnectionSource shared(String schemaSql) throws SQLException {
        String url = INSTANCE.url(INSTANCE.sharedOf(schemaSql));
        return () -> DriverManager.getConnection(url);
    }

    /** The server's major version, such as 18; {@code -Dpostgresql.version} of the build chooses another. */
    public static int version() throws SQLException {
        try (Connection connection = DriverManager.getConnection(INSTANCE.url("postgres"))) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    /** Skips the test on a server that is older than this major version. */
    public static void needs(int version, String what) throws SQLException {
        assumeTrue(version() >= version, () -> what + " needs PostgreSQL " + version);
    }

    private synchronized String sharedOf(String schemaSql) throws SQLException {
        String database = shared.get(schemaSql);
        if (database == null) {
            database = newDatabase("template0", schemaSql);
            shared.put(schemaSql, database);
        }
        return database;
    }

    private synchronized String cloneOf(String schemaSql) throws SQLException {
        String template = templates.get(schemaSql);
        if (template == null) {
            template = newDatabase("template0", schemaSql);
            templates.put(schemaSql, template);
        }
        return newDatabase(template);
    }

    private String newDatabase(String template, String schemaSql) throws SQLException {
        String name = newDatabase(template);
        try (Connection connection = DriverManager.getConnection(url(name));
                Statement statement = connection.createStatement()) {
            statement.execute(schemaSql);
        }
        return name;
    }

    private String newDatabase(String template) throws SQLException {
        String name = "test_" + ProcessHandle.current().pid() + "_" + ++databases;
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
        return name;
    }

    private String url(String database) {
        return "jdbc:postgresql://" + address + "/" + database + "?user=postgres";
    }
}
