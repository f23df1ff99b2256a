package dev.trestle.fileexports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Folders with a file for each partition. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PartitionsTest {

    private final Postgres.Database database;
    private final Path reports;
    private Library library;

    PartitionsTest(Postgres.Database database, @TempDir Path reports) {
        this.database = database;
        this.reports = reports;
    }

    @BeforeAll
    void start() {
        library = Library.start(database.url(), reports, reports, Map.of());
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE film");
    }

    @AfterAll
    void stop() {
        library.close();
    }

    private void films(String... studiosAndYears) {
        for (int i = 0; i < studiosAndYears.length; i++) {
            database.execute("INSERT INTO film (film_id, title, studio, year) VALUES (" + (i + 1) + ", 'Film " + (i + 1) + "', "
                    + studiosAndYears[i] + ")");
        }
    }

    @Test
    void valuesAreInTheNamesOfFolders() {
        films("'a/b', 2001", "'a_b', 2001", "NULL, 2002", "'a/b', 2001", "'a/b', 1999");
        JsonNode result = library.export("/exports/studios", "{}");
        assertThat(result.get("files").asInt()).isEqualTo(4);
        assertThat(result.get("rows").asInt()).isEqualTo(5);
        assertThat(Library.names(reports.resolve("studios"))).containsExactly(
                "studio=__HIVE_DEFAULT_PARTITION__/year=2002/part-0.parquet", "studio=a%2Fb/year=1999/part-0.parquet",
                "studio=a%2Fb/year=2001/part-0.parquet", "studio=a_b/year=2001/part-0.parquet");
        assertThat(DuckDb.rows("SELECT film_id, title, studio, year FROM read_parquet('" + reports.resolve("studios")
                + "/**/*.parquet', hive_partitioning = true) ORDER BY film_id"))
                .containsExactly("1|Film 1|a/b|2001", "2|Film 2|a_b|2001", "3|Film 3|null|2002", "4|Film 4|a/b|2001",
                        "5|Film 5|a/b|1999");
        assertThat(DuckDb.rows("SELECT column_name FROM (DESCRIBE SELECT * FROM read_parquet('" + reports.resolve("studios")
                + "/studio=a_b/year=2001/part-0.parquet', hive_partitioning = false))")).containsExactly("film_id", "title", "rating");
    }

    @Test
    void rowsOfAPartitionHaveTheOrderOfTheQuery() {
        films("'x', 2001", "'x', 2001", "'x', 2001");
        database.execute("UPDATE film SET title = CASE film_id WHEN 1 THEN 'c' WHEN 2 THEN 'a' ELSE 'b' END");
        library.export("/exports/studios", "{}");
        assertThat(DuckDb.rows("SELECT title FROM '" + reports.resolve("studios/studio=x/year=2001/part-0.parquet") + "'"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void aLaterFolderReplacesTheEarlierOne() {
        films("'x', 2001", "'y', 2002");
        library.export("/exports/studios", "{}");
        database.execute("DELETE FROM film WHERE studio = 'x'");
        library.export("/exports/studios", "{}");
        assertThat(Library.names(reports.resolve("studios"))).containsExactly("studio=y/year=2002/part-0.parquet");
        database.execute("DELETE FROM film");
        JsonNode none = library.export("/exports/studios", "{}");
        assertThat(none.toString()).isEqualTo("{\"name\":\"studios\",\"rows\":0,\"bytes\":0,\"files\":0}");
        assertThat(reports.resolve("studios")).isEmptyDirectory();
        assertThat(Library.names(reports)).noneMatch(name -> name.startsWith(".trestle/"));
    }

    @Test
    void moreThanTheLimitFails() {
        films("'a', 1", "'b', 2", "'c', 3", "'d', 4", "'e', 5");
        library.export("/exports/studios", "{}");
        database.execute("INSERT INTO film (film_id, title, studio, year) VALUES (7, 'g', 'g', 7)");
        assertThat(library.failure(422, "/exports/studios", "{}")).contains("more than 5 partitions");
        assertThat(Library.names(reports.resolve("studios"))).hasSize(5);
        assertThat(Library.names(reports)).noneMatch(name -> name.startsWith(".trestle/"));
    }

    @Test
    void everyTextIsAFolderOfItsOwn() throws IOException {
        List<String> studios = List.of("", "..", ".", "__HIVE_DEFAULT_PARTITION__", "NULL", "null", "a=b", "a b", "a%20b", "\u00e9",
                "e\u0301", "\u0416", "A", "a", "c:\\x", "*?\"<>|", "\t\n", "~", "+");
        for (int i = 0; i < studios.size(); i++) {
            database.execute("INSERT INTO film (film_id, title, studio, year) VALUES (" + i + ", 'x', E'"
                    + studios.get(i).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n") + "', 1)");
        }
        database.execute("INSERT INTO film (film_id, title, year) VALUES (99, 'x', 1)");
        JsonNode result = library.export("/exports/studios/kept", "{\"since\": 0}");
        assertThat(result.get("files").asInt()).isEqualTo(studios.size() + 1);
        Map<String, Path> files = Library.files(reports.resolve("0/studios"));
        assertThat(files).hasSize(studios.size() + 1);
        assertThat(files.keySet()).contains("studio=/part-0.csv", "studio=../part-0.csv", "studio=%5F_HIVE_DEFAULT_PARTITION__/part-0.csv",
                "studio=__HIVE_DEFAULT_PARTITION__/part-0.csv", "studio=a%3Db/part-0.csv", "studio=%C3%A9/part-0.csv");
        assertThat(Files.readString(files.get("studio=%C3%A9/part-0.csv"))).isEqualTo("year,film_id,title,rating\r\n1,9,x,\r\n");
        assertThat(library.failure(409, "/exports/studios/kept", "{\"since\": 0}")).isEqualTo("The file 0/studios exists already");
    }

    @Test
    void aValueThatIsTooLongForAFolderFails() {
        database.execute("INSERT INTO film (film_id, title, studio, year) VALUES (1, 'x', repeat('\u00e9', 50), 1)");
        assertThat(library.failure(422, "/exports/studios", "{}")).contains("studio").contains("too long");
    }
}
