package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;

/** Every kind of write enters exactly the cells of the values whose inputs have changed. */
@ExtendWith(Postgres.class)
class WritersTest {

    private static final Map<String, List<String>> DEPENDENT = Map.of(
            "title", List.of("slug", "summary"), "body", List.of("summary"), "summary", List.of("embedding"),
            "slug", List.of("card"), "embedding", List.of("card"), "card", List.of(), "length", List.of());

    private static final Map<String, String> CHANGES = Map.of(
            "title", "title || '!'", "body", "'B'", "summary", "'S'", "slug", "'s'", "embedding", "'{7}'", "card", "'C'",
            "length", "length + 1");

    private static final String NEW = "%1$d card, %1$d embedding, %1$d slug, %1$d summary";

    private static Library library;

    @BeforeAll
    static void migrate(Postgres.Database database) {
        library = Library.of(database);
    }

    @BeforeEach
    void twoFilms() {
        library.execute("TRUNCATE film; INSERT INTO film (film_id, title) VALUES (1, 'Alien'), (2, 'Brazil');"
                + " TRUNCATE trestle.film_cell");
    }

    private static String fresh(int... ids) {
        return Arrays.stream(ids).mapToObj(NEW::formatted).collect(Collectors.joining(", "));
    }

    @Test
    void anInsertEntersAllCellsAndAnUpdateThoseOfItsColumns() {
        library.execute("INSERT INTO film (film_id, title) VALUES (3, 'C'), (4, 'D')");
        assertThat(library.cells()).isEqualTo(fresh(3, 4));

        List<String> columns = new ArrayList<>(new TreeSet<>(CHANGES.keySet()));
        for (String first : columns) {
            for (String second : columns.subList(columns.indexOf(first), columns.size())) {
                library.execute("TRUNCATE trestle.film_cell");
                library.execute("UPDATE film SET " + first + " = " + CHANGES.get(first)
                        + (second.equals(first) ? "" : ", " + second + " = " + CHANGES.get(second)) + " WHERE film_id = 1");
                TreeSet<String> expected = new TreeSet<>(DEPENDENT.get(first));
                expected.addAll(DEPENDENT.get(second));
                assertThat(library.cells()).as(first + " and " + second).isEqualTo(expected.isEmpty() ? "none"
                        : expected.stream().map(column -> "1 " + column).collect(Collectors.joining(", ")));
                twoFilms();
            }
        }
        library.execute("UPDATE film SET title = title, body = NULL, length = 3");
        assertThat(library.cells()).isEqualTo("none");
    }

    @Test
    void upsertMergeAndStatementsWithinStatements() {
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Aliens'), (3, 'C')"
                + " ON CONFLICT (film_id) DO UPDATE SET title = excluded.title");
        assertThat(library.cells()).isEqualTo("1 slug, 1 summary, " + fresh(3));

        twoFilms();
        library.execute("MERGE INTO film USING (VALUES (2, 'B2'), (5, 'E')) AS n (id, name) ON film_id = n.id"
                + " WHEN MATCHED THEN UPDATE SET body = n.name WHEN NOT MATCHED THEN INSERT (film_id, title) VALUES (n.id, n.name)");
        assertThat(library.cells()).isEqualTo("2 summary, " + fresh(5));

        twoFilms();
        library.execute("WITH one AS (UPDATE film SET summary = 'x' WHERE film_id = 1), two AS (UPDATE film SET slug = 'y'"
                + " WHERE film_id = 2) INSERT INTO film (film_id, title) VALUES (6, 'F')");
        assertThat(library.cells()).isEqualTo("1 embedding, 2 card, " + fresh(6));
    }

    @Test
    void copyOfARoleWithoutRightsOnTheSchema() throws SQLException, IOException {
        library.execute("DROP ROLE IF EXISTS clerk; CREATE ROLE clerk; GRANT INSERT, UPDATE, SELECT ON film TO clerk");
        try (Connection connection = DriverManager.getConnection(library.database().url())) {
            connection.createStatement().execute("SET ROLE clerk");
            connection.unwrap(PGConnection.class).getCopyAPI()
                    .copyIn("COPY film (film_id, title) FROM STDIN", new StringReader("7\tG\n8\tH\n"));
            connection.createStatement().execute("UPDATE film SET body = 'b' WHERE film_id = 1");
        }
        assertThat(library.cells()).isEqualTo("1 summary, " + fresh(7, 8));
    }

    @Test
    void anotherKeyIsAnotherRowAndOpenCellsChangeTheirGeneration() {
        library.execute("UPDATE film SET film_id = 9 WHERE film_id = 1");
        assertThat(library.cells()).isEqualTo(fresh(9));
        String before = library.query("SELECT generation FROM trestle.film_cell WHERE col = 'summary'");
        library.execute("UPDATE trestle.film_cell SET failed_at = now(), attempts = 5, error_type = 'x', priority = 2");
        library.execute("UPDATE film SET body = 'b' WHERE film_id = 9");
        assertThat(library.query("SELECT generation <> " + before + " AND failed_at IS NULL AND attempts = 0 AND error_type IS NULL"
                + " AND priority = 0 FROM trestle.film_cell WHERE col = 'summary'")).isEqualTo("t");
        assertThat(library.query("SELECT count(*) FROM trestle.film_cell WHERE failed_at IS NOT NULL")).isEqualTo("3");
        library.execute("DELETE FROM film WHERE film_id = 9; TRUNCATE film");
        assertThat(library.cells()).isEqualTo(fresh(9));
    }

    @Test
    void aBulkLoadCanBeLeftForLater() {
        library.execute("BEGIN; SET LOCAL trestle.computed = 'later'; INSERT INTO film (film_id, title) VALUES (10, 'J');"
                + " UPDATE film SET title = 'J2'; COMMIT");
        assertThat(library.cells()).isEqualTo("none");
    }

    @Test
    void aTableWithPartitions() {
        Library other = Library.another(library.database());
        other.execute("DROP TABLE film; CREATE TABLE film (film_id integer PRIMARY KEY, title text NOT NULL, body text, slug text,"
                + " summary text, embedding real[], card varchar(40) NOT NULL DEFAULT '') PARTITION BY RANGE (film_id);"
                + " CREATE TABLE film_low PARTITION OF film FOR VALUES FROM (0) TO (100);"
                + " CREATE TABLE film_high PARTITION OF film FOR VALUES FROM (100) TO (200)");
        other.execute(Library.MIGRATION);
        other.execute("INSERT INTO film (film_id, title) VALUES (1, 'A'), (101, 'B')");
        assertThat(other.cells()).isEqualTo(fresh(1, 101));
        other.execute("TRUNCATE trestle.film_cell; UPDATE film SET film_id = 102 WHERE film_id = 1; UPDATE film SET body = 'b'");
        assertThat(other.cells()).isEqualTo("101 summary, " + fresh(102));
        // A row that is written straight into a partition is not seen.
        other.execute("INSERT INTO film_low (film_id, title) VALUES (3, 'C')");
        assertThat(other.cells()).isEqualTo("101 summary, " + fresh(102));
    }
}
