package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trestle.generator.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Vectors of the extension pgvector itself; other tests have a stand-in. Skipped on a server without the extension, as the embedded one;
 * {@code -Dtrestle.postgres} names another.
 */
class PgvectorTest {

    private static final String SCHEMA = """
            CREATE EXTENSION vector;
            CREATE DOMAIN embedding AS vector(2);
            CREATE TABLE note (id integer PRIMARY KEY, meaning vector(3) NOT NULL, small halfvec(2), any_length vector, other embedding,
                several vector(2)[]);
            """;

    private static final String ROUTES = """
              - {type: insert, table: note, path: /notes}
              - {type: query, query: nearest, path: /notes/nearest}
            """;

    private static boolean isAvailable() throws SQLException {
        try (Connection connection = TestDatabase.shared("").open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT FROM pg_available_extensions WHERE name = 'vector'")) {
            return row.next();
        }
    }

    @Test
    void areStoredReturnedAndCompared(@TempDir Path project) throws Exception {
        assumeTrue(isAvailable(), "needs the extension pgvector");
        Files.createDirectories(project.resolve("queries"));
        Files.writeString(project.resolve("queries/nearest.sql"), """
                SELECT id, meaning, small FROM note ORDER BY meaning <-> :q LIMIT 2
                """);
        Rows rows = Rows.start(project, SCHEMA, ROUTES);
        try {
            String first = "{'id':1,'meaning':[1.0,0.5,-2.0],'small':[1.5,-2.0],'any_length':[7.0],'other':[1.0,2.0],'several':[[1.0,2.0],[3.0,4.0]]}";
            assertThat(rows.post("/notes", first)).isEqualTo("201 " + first);
            assertThat(rows.post("/notes", "{'id': 2, 'meaning': [0, 0, 1], 'small': null}")).startsWith("201 ");
            assertThat(rows.post("/notes", "{'id': 3, 'meaning': [1e-3, 0.1, 3e38]}")).startsWith("201 ");
            assertThat(rows.query("SELECT string_agg(meaning::text, ' ' ORDER BY id) FROM note")).isEqualTo("[1,0.5,-2] [0,0,1] [0.001,0.1,3e+38]");

            assertThat(rows.refusal("/notes", "{'id': 4, 'meaning': [1, 2]}")).isEqualTo("422 /meaning:wrong_count");
            assertThat(rows.refusal("/notes", "{'id': 4, 'meaning': [1, 2, 1e39]}")).isEqualTo("422 /meaning/2:out_of_range");
            assertThat(rows.refusal("/notes", "{'id': 4, 'meaning': [1, 2, 3], 'small': [70000, 1]}")).isEqualTo("422 /small:invalid_value");

            // From the fifth execution on, the driver may ask for the binary form.
            for (int i = 0; i < 7; i++) {
                assertThat(rows.post("/notes/nearest", "{'q': [1, 0, -1]}")).isEqualTo("200 {'rows':["
                        + "{'id':1,'meaning':[1.0,0.5,-2.0],'small':[1.5,-2.0]},{'id':2,'meaning':[0.0,0.0,1.0],'small':null}]}");
            }
        } finally {
            rows.service().close();
        }
    }
}
