package com.example.films;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabaseException;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.logging.common.LogConfig;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** Starts the film library, on a PostgreSQL of its own where none is configured. */
public final class Main {

    private static final int FAILED = 1;
    /** What a process ended by SIGTERM answers: 128 and the signal's number. */
    private static final int TERMINATED = 143;

    private Main() {}

    /** Runs until it is interrupted or terminated. Where it cannot start, it says why in one line and ends with 1. */
    public static void main(String[] arguments) {
        LogConfig.configureRuntime();
        Config config = Config.create();
        try {
            run(config, System.out);
        } catch (DevDatabaseException | SQLException | FlywayException | IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(Config config, PrintStream out) throws DevDatabaseException, SQLException, IOException {
        requireFreePort(config.get("server"));
        LibraryDatabase database = LibraryDatabase.open(givenDatabase(config.get("trestle.database")));
        FilmLibrary library;
        try {
            StatisticsDatabase.make(config.get("trestle.exports.targets.statistics.url").asString().get());
            library = FilmLibrary.start(with(database, config));
        } catch (RuntimeException | SQLException | IOException e) {
            database.close();
            throw e;
        }
        endWithParent();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(library, database), "film-library-end"));
        new SamplePosters(library.api()).hang(database.source());
        library.computeNotes();
        greet(library, database, out);
    }

    private static Optional<DatabaseSettings.Given> givenDatabase(Config config) {
        Optional<String> user = config.get("username").asString().asOptional();
        Optional<String> password = config.get("password").asString().asOptional();
        return config.get("url").asString().asOptional()
                .filter(url -> !url.isBlank())
                .map(url -> new DatabaseSettings.Given(url, user, password));
    }

    /** The configuration, with the address of the database that was started. */
    private static Config with(LibraryDatabase database, Config config) {
        return Config.builder()
                .addSource(ConfigSources.create(Map.of("trestle.database.url", database.jdbcUrl())))
                .addSource(ConfigSources.create(config))
                .build();
    }

    /** Maven leaves its child alone when it is killed; the library does not want to live on then. */
    private static void endWithParent() {
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(TERMINATED)));
    }

    private static void greet(FilmLibrary library, LibraryDatabase database, PrintStream out) throws SQLException {
        out.println("The film library answers on " + library.address() + ", from " + database + ". Ctrl-C ends it.");
        out.println();
        new TryIt(library.address()).lines(database.source()).forEach(out::println);
        out.println();
    }

    /** The server first, so that running requests still have their database. */
    private static void end(FilmLibrary library, LibraryDatabase database) {
        library.close();
        try {
            database.close();
        } catch (DevDatabaseException e) {
            System.err.println(e.getMessage());
        }
    }

    /** Asked before the database is started: the server itself would find out last, and tell only its log. */
    private static void requireFreePort(Config server) throws IOException {
        int port = server.get("port").asInt().orElse(0);
        InetAddress host = InetAddress.getByName(server.get("host").asString().orElse(null));
        try {
            new ServerSocket(port, 1, host).close();
        } catch (BindException e) {
            throw new IOException("port " + port + " is taken by another process; stop it, or set SERVER_PORT to a"
                    + " free one", e);
        }
    }
}
