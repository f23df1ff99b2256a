package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every kind of database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DevDatabaseContract {

    private DevDatabase database;

    /** Settings of the kind under test; skips where this machine has none of it. */
    abstract DatabaseSettings settings() throws Exception;

    @BeforeAll
    void start() throws Exception {
        database = DevDatabase.start(settings());
    }

    @AfterAll
    void stop() throws Exception {
        if (database != null) {
            database.close();
            database.close();
        }
    }

    @Test
    void answers() throws SQLException {
        assertThat(ask(database, "select 40 + 2")).isEqualTo("42");
    }

    @Test
    void isAPostgreSqlThatTrestleReads() throws SQLException {
        assertThat(Integer.parseInt(ask(database, "show server_version_num"))).isGreaterThanOrEqualTo(140_000);
        assertThat(ask(database, "show server_encoding")).isEqualTo("UTF8");
    }

    @Test
    void anyDriverConnectsWithTheUrlAlone() throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl())) {
            assertThat(connection.isValid(5)).isTrue();
        }
    }

    @Test
    void appliesMigrationsOfAllFoldersInTheOrderOfTheirVersions(@TempDir Path folder) throws Exception {
        Path first = folder("first", folder);
        Path second = folder("second", folder);
        Files.writeString(first.resolve("V1__film.sql"), "create table film (film_id int primary key);");
        Files.writeString(second.resolve("V2__actor.sql"), "create table actor (film_id int references film);");
        Files.writeString(first.resolve("V3__seed.sql"), "insert into film values (1); insert into actor values (1);");
        try (DevDatabase own = database.createDatabase("migrated", "template0")) {
            assertThat(own.migrate(List.of(first, second))).isEqualTo(3);
            assertThat(own.migrate(List.of(first, second))).isZero();
            assertThat(ask(own, "select count(*) from actor")).isEqualTo("1");
        }
    }

    @Test
    void clonesADatabaseAndDropsTheClone() throws Exception {
        try (DevDatabase template = database.createDatabase("a \"template\"", "template0")) {
            execute(template, "create table film (title text); insert into film values ('Alien')");
            try (DevDatabase clone = template.createDatabase("clone", "a \"template\"")) {
                assertThat(ask(clone, "select title from film")).isEqualTo("Alien");
            }
            assertThat(ask(database, "select count(*) from pg_database where datname = 'clone'")).isEqualTo("0");
        }
    }

    @Test
    void refusesANameThatIsTaken() throws Exception {
        try (DevDatabase taken = database.createDatabase("taken", "template0")) {
            assertThatThrownBy(() -> taken.createDatabase("taken", "template0"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("already exists");
        }
    }

    @Test
    void showsNoPassword() {
        assertThat(database.toString()).isNotEmpty().doesNotContain("password", "secret");
    }

    static String ask(DevDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(DevDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Path folder(String name, Path parent) throws Exception {
        return Files.createDirectory(parent.resolve(name));
    }
}
