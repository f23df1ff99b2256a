package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Somebody changed a table behind the service's back: it says so, and does not guess. */
@LibraryTest
class SchemaDriftIT {

    private static final List<Path> MIGRATIONS = List.of(Path.of("src/main/resources/db/migration"));

    private final Library shared;

    SchemaDriftIT(TestClient http, TestDatabase database, LibraryService service) {
        this.shared = new Library(http, database, service);
    }

    @Test
    void isNotReadyAndRoutesThatUseTheTableAnswer503() throws DevDatabaseException, SQLException {
        try (DevDatabase server = DevDatabase.start(new DatabaseSettings.Given(shared.jdbcUrl()));
                DevDatabase drifted = server.createDatabase("drifted", "template0")) {
            drifted.migrate(MIGRATIONS);
            try (var connection = drifted.connect(); var statement = connection.createStatement()) {
                statement.execute("ALTER TABLE public.credit ALTER COLUMN billing TYPE integer");
            }
            try (FilmLibrary service = FilmLibrary.start(LibraryService.config(Map.of(
                    "server.port", "0",
                    "trestle.exports.targets.statistics.url", shared.statisticsUrl(),
                    "trestle.database.url", drifted.jdbcUrl())))) {
                Library library = shared.on(service, drifted.jdbcUrl());

                Answer ready = library.get("/observe/health/ready");
                assertThat(ready.status()).isEqualTo(503);
                assertThat(ready.body()).contains("public.credit", "billing");
                library.post("/credits", "{'film_id': 1, 'person_id': 1, 'job': 'cast'}").problem(503);
                assertThat(library.get("/films/search").status()).as("a route without credits").isEqualTo(200);
            }
        }
    }
}
