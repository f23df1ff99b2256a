package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A number that is compared with a column is not rounded to the digits of the column; one that is stored is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparedKeysTest {

    private static final String SCHEMA = """
            CREATE DOMAIN amount AS numeric(6, 2);
            CREATE TABLE price (code amount PRIMARY KEY, label text NOT NULL, steps numeric(4, 1)[]);
            INSERT INTO price VALUES (1.01, 'a', '{1.5}'), (3, 'b', '{2}');
            """;

    private static final String ROUTES = """
              - {type: update, table: price, path: '/prices/{code}', method: patch, inputs: [label]}
              - {type: delete, table: price, path: '/prices/{code}', method: delete}
              - {type: delete, name: DeleteBySteps, table: price, path: /prices/delete, match_columns: [steps]}
              - {type: insert, table: price, path: /prices}
            """;

    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        rows = Rows.start(project, SCHEMA, ROUTES);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    @Test
    void onlyEqualRowsAreChanged() throws Exception {
        assertThat(rows.send("PATCH", "/prices/1.014", "{'label':'x'}")).startsWith("404");
        assertThat(rows.send("PATCH", "/prices/123456.5", "{'label':'x'}")).startsWith("404");
        assertThat(rows.send("PATCH", "/prices/1.010", "{'label':'c'}")).isEqualTo("200 {'code':1.01,'label':'c','steps':[1.5]}");
        assertThat(rows.send("DELETE", "/prices/3.004", "")).isEqualTo("200 {'num_rows':0}");
        assertThat(rows.post("/prices/delete", "{'steps':[2.04]}")).isEqualTo("200 {'num_rows':0}");
        assertThat(rows.post("/prices/delete", "{'steps':[2.0]}")).isEqualTo("200 {'num_rows':1}");
        assertThat(rows.post("/prices", "{'code':3.004,'label':'d','steps':[2.04]}"))
                .isEqualTo("201 {'code':3.00,'label':'d','steps':[2.0]}");
        assertThat(rows.send("DELETE", "/prices/3", "")).isEqualTo("200 {'num_rows':1}");
    }
}
