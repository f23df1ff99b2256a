package com.example.films;

import dev.trestle.devdb.DevDatabaseException;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.logging.common.LogConfig;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one service, on the one PostgreSQL, that all of them share. */
final class RunningLibrary implements ParameterResolver {

    /** What is started before the first test and stopped after the last one. */
    private record Started(LibraryDatabase database, FilmLibrary service, Library library) implements AutoCloseable {

        static Started start() {
            LogConfig.configureRuntime();
            try {
                LibraryDatabase database = LibraryDatabase.open(Optional.empty());
                Path folder = Files.createTempDirectory("film-library");
                String statistics = "jdbc:sqlite:" + folder.resolve("statistics.db");
                StatisticsDatabase.make(statistics);
                FilmLibrary service = FilmLibrary.start(config(Map.of(
                        "server.port", "0",
                        "trestle.media.directory", folder.resolve("media").toString(),
                        "trestle.exports.targets.statistics.url", statistics,
                        "trestle.database.url", database.jdbcUrl())));
                HttpClient client = HttpClient.newHttpClient();
                new SamplePosters(service.api()).hang(database.source());
                return new Started(database, service,
                        new Library(service.address(), client, database.jdbcUrl(), statistics));
            } catch (DevDatabaseException | SQLException | IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() throws DevDatabaseException {
            library.client().close();
            service.close();
            database.close();
        }
    }

    /** The service's own configuration with some values replaced. */
    static Config config(Map<String, String> values) {
        return Config.builder()
                .addSource(ConfigSources.create(values))
                .addSource(ConfigSources.create(Config.create()))
                .build();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Library.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(RunningLibrary.class))
                .computeIfAbsent(Started.class, key -> Started.start(), Started.class)
                .library();
    }
}
