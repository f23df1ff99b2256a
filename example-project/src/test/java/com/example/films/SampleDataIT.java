package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.sample.SampleData;
import dev.trestle.devdb.DatabaseSettings;
import dev.trestle.devdb.DevDatabase;
import dev.trestle.devdb.DevDatabaseException;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The sample data fills every table, once, and always the same. */
@LibraryTest
class SampleDataIT {

    private static final List<Path> MIGRATIONS = List.of(Path.of("src/main/resources/db/migration"));
    private static final List<String> TABLES = List.of(
            "film", "genre", "film_genre", "person", "credit", "print", "cinema", "loan", "member", "review", "note");

    private final Library library;

    SampleDataIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void fillsEveryTableOnceAndAlwaysTheSame() throws DevDatabaseException, SQLException {
        try (DevDatabase database = DevDatabase.start(new DatabaseSettings.Given(library.jdbcUrl()));
                DevDatabase one = database.createDatabase("sample_one", "template0");
                DevDatabase two = database.createDatabase("sample_two", "template0")) {
            one.migrate(MIGRATIONS);
            two.migrate(MIGRATIONS);

            assertThat(SampleData.fill(source(one))).isEqualTo(SampleData.FILMS);
            List<String> digests = digests(one);
            assertThat(digests).hasSameSizeAs(TABLES).noneMatch(digest -> digest.contains(" 0 "));

            assertThat(SampleData.fill(source(one))).isZero();
            assertThat(digests(one)).isEqualTo(digests);
            assertThat(SampleData.fill(source(two))).isEqualTo(SampleData.FILMS);
            assertThat(digests(two)).isEqualTo(digests);
        }
    }

    private static DataSource source(DevDatabase database) {
        return Library.source(database.jdbcUrl());
    }

    /** The number of rows of each table and a number for their content, but for the time at which a film was stored. */
    private static List<String> digests(DevDatabase database) throws SQLException {
        List<String> digests = new ArrayList<>();
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            for (String table : TABLES) {
                try (var row = statement.executeQuery("""
                        SELECT count(*), sum(hashtextextended((to_jsonb(t) - 'created_at')::text, 0))
                          FROM public.%s t""".formatted(table))) {
                    row.next();
                    digests.add(table + " " + row.getLong(1) + " " + row.getString(2));
                }
            }
        }
        return digests;
    }
}
