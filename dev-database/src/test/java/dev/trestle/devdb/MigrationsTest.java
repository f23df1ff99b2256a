package dev.trestle.devdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationsTest {

    @TempDir
    Path folder;

    private DevDatabase database;

    @BeforeEach
    void create() throws Exception {
        database = TestServer.empty();
    }

    @AfterEach
    void drop() throws Exception {
        database.close();
    }

    @Test
    void anErrorHasFileLineColumnAndPostgresOwnWords() throws IOException {
        migration("V1__film.sql", "create table film (id int);");
        Path broken = migration("V2__broken.sql", "-- a comment\n\ncreate table actor (\n    id int,\n    film filn\n);\n");
        MigrationException failure = failure();
        assertThat(failure.file()).isEqualTo(broken);
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure.column()).isEqualTo(10);
        assertThat(failure).hasMessage("type \"filn\" does not exist");
    }

    @ParameterizedTest
    @CsvSource({
        "'select 1;\n\n\nselect\n1,\n  x;', 6, 3",
        "'select 1;\r\n\r\nselect 1,\r\n  x;', 4, 3",
        "'/* a\nb */ select x;', 2, 13",
        "'select 1;\n-- c\n\n-- d\nselect x;', 5, 8",
        "'select 1; select x; select x', 1, 18",
        "'select ''élan'', x;', 1, 16",
        "'do $$ begin\nperform 1; perform x; end $$', 1, 1",
    })
    void everyErrorIsFound(String sql, int line, int column) throws IOException {
        migration("V1__film.sql", sql);
        MigrationException failure = failure();
        assertThat(failure.line() + ":" + failure.column()).isEqualTo(line + ":" + column);
    }

    @Test
    void anErrorWithoutAPositionPointsToTheStatement() throws IOException {
        migration("V1__film.sql", "create table film (id int);\n\ninsert into film\n  values (1);\n"
                + "alter table film add constraint positive check (id > 1);\n");
        MigrationException failure = failure();
        assertThat(failure.line()).isEqualTo(5);
        assertThat(failure).hasMessageContaining("check constraint \"positive\"");
    }

    @Test
    void theMessageIsOneLineWithDetailAndHint() throws IOException {
        migration("V1__film.sql", "create table film (id int primary key);\ninsert into film values (1), (1);");
        assertThat(failure()).hasMessage(
                "duplicate key value violates unique constraint \"film_pkey\"; Key (id)=(1) already exists.");
    }

    @Test
    void anIndexCanBeMadeConcurrently() throws Exception {
        migration("V1__film.sql", "create table film (id int);");
        migration("V2__index.sql", "create index concurrently film_id on film (id);");
        assertThat(database.migrate(List.of(folder))).isEqualTo(2);
    }

    @Test
    void aFileWithAWrongNameIsNotPassedOver() throws IOException {
        migration("V1_film.sql", "create table film (id int);");
        assertThatThrownBy(() -> database.migrate(List.of(folder)))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessageStartingWith("the migrations do not apply: ")
                .hasMessageContaining("V1_film.sql")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aMissingFolderIsNamed() {
        assertThatThrownBy(() -> database.migrate(List.of(folder.resolve("none"))))
                .isInstanceOf(DevDatabaseException.class)
                .hasMessage("no such folder of migrations: " + folder.resolve("none"));
    }

    @Test
    void leavesOutFilesByTheirNames() throws Exception {
        migration("V1__film.sql", "create table film (id int);");
        migration("R__views.sql", "create view actors as select * from actor;");
        migration("R__films.sql", "create view films as select * from film;");
        assertThat(database.migrate(List.of(folder), Set.of("R__views.sql"))).isEqualTo(2);
    }

    private MigrationException failure() {
        return catchThrowableOfType(MigrationException.class, () -> database.migrate(List.of(folder)));
    }

    private Path migration(String name, String sql) throws IOException {
        return Files.writeString(folder.resolve(name), sql);
    }
}
