package dev.trestle.devdb;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** PostgreSQL as a child process. What it prints goes to a file of its own, which is read only when it fails. */
final class EmbeddedServer {

    private static final Duration START_WAIT = Duration.ofSeconds(60);

    /** Tests run many services at once, each with a pool. */
    private static final String MAX_CONNECTIONS = "500";

    private EmbeddedServer() {}

    /** With the same collation on every machine, so that what is generated and tested is the same. */
    static DevDatabase start(PgBinaryResolver binaries) throws DevDatabaseException {
        if (!System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")) {
            return start(binaries, "C");
        }
        try {
            return start(binaries, "C.UTF-8");
        } catch (DevDatabaseException e) {
            if (String.valueOf(e.getMessage()).contains("invalid locale name")) {
                // A system that lacks it; C collates the same.
                return start(binaries, "C");
            }
            throw e;
        }
    }

    private static DevDatabase start(PgBinaryResolver binaries, String locale) throws DevDatabaseException {
        ServerFiles files = ServerFiles.create();
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setPgBinaryResolver(binaries)
                    .setDataDirectory(files.data())
                    .setServerConfig("timezone", "UTC")
                    .setServerConfig("max_connections", MAX_CONNECTIONS)
                    .setLocaleConfig("locale", locale)
                    .setPGStartupWait(START_WAIT)
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .start();
            return new DevDatabase(
                    server.getJdbcUrl("postgres", "postgres"),
                    "embedded PostgreSQL on port " + server.getPort(),
                    () -> stop(server, files));
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            DevDatabaseException failure = failure(e, files);
            files.deleteUnlessInUse();
            throw failure;
        }
    }

    private static void stop(EmbeddedPostgres server, ServerFiles files) throws DevDatabaseException {
        try {
            server.close();
            files.deleteUnlessInUse();
        } catch (IOException e) {
            throw new DevDatabaseException("cannot stop the embedded PostgreSQL: " + e.getMessage(), e);
        }
    }

    private static DevDatabaseException failure(Throwable e, ServerFiles files) {
        List<String> printed = files.complaints();
        if (printed.stream().anyMatch(line -> line.contains("cannot be run as root"))) {
            return new DevDatabaseException("the embedded PostgreSQL does not run as root where 'unshare -U' is not"
                    + " allowed, as in most containers: build as another user, or use a database by its JDBC URL", e);
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String said = printed.isEmpty() ? String.valueOf(cause.getMessage()) : printed.get(printed.size() - 1);
        return new DevDatabaseException("the embedded PostgreSQL does not start: " + said, e);
    }
}
