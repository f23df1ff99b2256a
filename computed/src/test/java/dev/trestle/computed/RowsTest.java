package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Computed tables: the rows of a row, and the columns that are computed from those. */
@ExtendWith(Postgres.class)
class RowsTest {

    private static Postgres.Database template;

    @BeforeAll
    static void database(Postgres.Database database) {
        template = database;
    }

    @Test
    void rowsFollowTheirRow() {
        Library library = Docs.another(template);
        AtomicInteger embeddings = new AtomicInteger();
        Docs docs = new Docs(Docs::chunks, chunk -> {
            embeddings.incrementAndGet();
            return Docs.embedding(chunk);
        }, Docs::letters);
        try (Service service = docs.start(library, Map.of())) {
            library.execute("INSERT INTO doc (doc_id, title, body) VALUES (1, 'A', 'x|y'), (2, 'B', NULL), (3, 'C', '')");
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
            assertThat(Docs.chunks(library, 1)).isEqualTo("1 A 1/2 x, 2 A 2/2 y");
            assertThat(Docs.chunks(library, 2)).isEqualTo("none");

            library.execute("UPDATE doc SET body = 'x|y|z' WHERE doc_id = 1");
            Docs.awaitDone(library);
            assertThat(Docs.chunks(library, 1)).isEqualTo("1 A 1/3 x, 2 A 2/3 y, 3 A 3/3 z");

            embeddings.set(0);
            library.execute("UPDATE doc_chunk SET reviewed = true");
            library.execute("UPDATE doc SET body = 'x|why|z' WHERE doc_id = 1");
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
            assertThat(embeddings).as("of the row that differs").hasValue(1);
            assertThat(library.query("SELECT string_agg(reviewed::text, ' ' ORDER BY seq) FROM doc_chunk"))
                    .as("a row that differs is another row").isEqualTo("true false true");

            library.execute("UPDATE doc SET body = 'x' WHERE doc_id = 1; UPDATE doc SET body = 'new|rows' WHERE doc_id = 2");
            Docs.awaitDone(library);
            assertThat(Docs.chunks(library, 1)).isEqualTo("1 A 1/1 x");
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");

            embeddings.set(0);
            library.execute("UPDATE doc SET seen = 1; UPDATE doc SET title = 'A' WHERE doc_id = 1");
            library.execute("INSERT INTO trestle.doc_cell (doc_id, col, version) VALUES (1, 'doc_chunk', 1)");
            Docs.awaitDone(library);
            assertThat(embeddings).as("equal rows stay").hasValue(0);

            library.execute("UPDATE doc SET doc_id = 7 WHERE doc_id = 1; DELETE FROM doc WHERE doc_id = 2; UPDATE doc SET body = NULL WHERE doc_id = 7");
            Docs.awaitDone(library);
            assertThat(library.query("SELECT count(*) FROM doc_chunk")).isEqualTo("0");
            assertThat(service.client().column("doc_chunk").get("failed").asInt()).isZero();
        }
    }
}
