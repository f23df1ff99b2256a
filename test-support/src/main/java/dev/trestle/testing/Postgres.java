package dev.trestle.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The one PostgreSQL of all tests; each test class that asks gets a database of its own. */
public final class Postgres implements ParameterResolver {

    /** What is started before the first test and stopped after the last one. */
    private record Server(EmbeddedPostgres postgres, AtomicInteger databases) implements AutoCloseable {

        static Server start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("timezone", "UTC")
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .start();
                Server server = new Server(postgres, new AtomicInteger());
                server.database("postgres").execute("CREATE DATABASE template");
                try (InputStream schema = Postgres.class.getResourceAsStream("/schema.sql")) {
                    server.database("template").execute(new String(schema.readAllBytes(), StandardCharsets.UTF_8));
                }
                return server;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        Database database(String name) {
            return new Database(postgres.getPort(), name);
        }

        Database create() {
            String name = "test" + databases.incrementAndGet();
            database("postgres").execute("CREATE DATABASE " + name + " TEMPLATE template");
            return database(name);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }

    /** A database, for a look behind the scenes. */
    public record Database(int port, String name) {

        public String url() {
            return url(port);
        }

        public String url(int otherPort) {
            return "jdbc:postgresql://127.0.0.1:" + otherPort + "/" + name + "?user=postgres";
        }

        /** A database of its own on the same server, without tables. */
        public Database another() {
            String other = name + "_" + UUID.randomUUID().toString().substring(0, 8);
            execute("CREATE DATABASE " + other);
            return new Database(port, other);
        }

        public void execute(String sql) {
            try (Connection connection = DriverManager.getConnection(url());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The first column of the first row, as text. */
        public String query(String sql) {
            try (Connection connection = DriverManager.getConnection(url());
                    Statement statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                return String.valueOf(row.getString(1));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Database.class;
    }

    @Override
    public Database resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Namespace namespace = Namespace.create(Postgres.class);
        Server server = context.getRoot().getStore(namespace)
                .computeIfAbsent(Server.class, key -> Server.start(), Server.class);
        return context.getStore(namespace).computeIfAbsent(Database.class, key -> server.create(), Database.class);
    }
}
