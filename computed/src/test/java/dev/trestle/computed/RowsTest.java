package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.docs.DocChunk;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Computed tables: the rows of a row, and the columns that are computed from those. */
@ExtendWith(Postgres.class)
class RowsTest {

    private static final String LETTERS = """
            SELECT string_agg(of_shelf || '/' || of_number || '/' || "order" || ':' || coalesce("the letter"::text, 'null'), ', '
                   ORDER BY of_shelf, of_number, "order") FROM book_letter""";

    private static final String ERRORS = """
            SELECT string_agg(doc_id || ':' || regexp_replace(error_type, '.*\\.', '') || ' ' || error_message, ', ' ORDER BY doc_id)
              FROM trestle.doc_doc_chunk_state WHERE error_type IS NOT NULL""";

    private static final String STORING = "datname = current_database() AND pid <> pg_backend_pid() AND query LIKE '%made AS MATERIALIZED%'"
            + " AND wait_event = 'PgSleep'";

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

    /** The key has two columns with other names in the other table, and the function takes several rows. */
    @Test
    void rowsOfABatchAndOfAKeyOfTwoColumns() {
        Library library = Docs.another(template);
        try (Service service = Docs.USUAL.start(library, Map.of())) {
            library.execute("INSERT INTO book (shelf, number, name) VALUES ('s', 1, 'a-c'), ('s', 2, ''), ('t', 1, 'xy')");
            Docs.awaitDone(library);
            assertThat(library.query(LETTERS)).isEqualTo("s/1/1:a, s/1/2:null, s/1/3:c, t/1/1:x, t/1/2:y");
            String before = library.query("SELECT string_agg(xmin::text, ' ' ORDER BY of_shelf, of_number, \"order\") FROM book_letter");
            library.execute("INSERT INTO trestle.book_cell (shelf, number_key, col, version) SELECT shelf, number, 'book_letter', 1 FROM book");
            Docs.awaitDone(library);
            assertThat(library.query("SELECT string_agg(xmin::text, ' ' ORDER BY of_shelf, of_number, \"order\") FROM book_letter"))
                    .as("equal rows stay").isEqualTo(before);
            assertThat(service.client().column("book_letter").get("failed").asInt()).isZero();
        }
    }

    /** Each failure has its state and its message; the rows that are stored stay, and those of other rows are stored. */
    @Test
    void failuresLeaveTheRowsAsTheyAre() {
        Library library = Docs.another(template);
        Docs docs = Docs.USUAL.chunks(doc -> switch (doc.title()) {
            case "throws" -> throw Computed.refuse("no chunks");
            case "null" -> nothing();
            case "row" -> Arrays.asList(new DocChunk.Row("a", null), nothing());
            case "value" -> List.of(new DocChunk.Row(nothing(), null));
            default -> Docs.chunks(doc);
        });
        try (Service service = docs.start(library, Map.of())) {
            library.execute("INSERT INTO doc (doc_id, title, body) SELECT n, 'A', 'x|y' FROM generate_series(1, 6) n");
            Docs.awaitDone(library);
            library.execute("UPDATE doc SET title = (ARRAY['throws', 'null', 'row', 'value', 'long', 'B'])[doc_id],"
                    + " body = CASE doc_id WHEN 5 THEN 'x|' || repeat('y', 50) ELSE body END");
            library.await("5", "SELECT count(*) FROM trestle.doc_doc_chunk_state WHERE error_type IS NOT NULL");
            assertThat(library.query(ERRORS)).isEqualTo("1:Refusal no chunks,"
                    + " 2:WrongResult The function returned null, and doc_chunk needs a list of rows, which may be empty,"
                    + " 3:WrongResult Row 2 is null, 4:WrongResult Row 1 has null for content, which is NOT NULL,"
                    + " 5:SQLSTATE 23514 The row breaks the check constraint chunk_short");
            assertThat(service.client().send("POST", "/computed/doc_chunk/preview", "application/json",
                    "{\"values\": [{\"title\": \"null\"}, {\"title\": \"row\"}, {\"title\": \"value\"}]}").body())
                    .contains("The function returned null, and doc_chunk may not be null", "Row 2 is null", "Row 1 has null for content");
            library.await("2", "SELECT count(*) FROM doc_chunk WHERE content LIKE 'B %'");
            assertThat(library.query("SELECT count(*) FROM doc_chunk WHERE content LIKE 'A %'")).isEqualTo("10");
            library.await("1", "SELECT count(*) FROM trestle.doc_doc_chunk_state WHERE doc_id = 1 AND state = 'failed'");

            library.execute("UPDATE doc SET title = 'C', body = 'z' WHERE doc_id <= 5");
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
            assertThat(service.client().column("doc_chunk").get("failed").asInt()).isZero();
        }
    }

    /** As a function without annotations for null may. */
    @SuppressWarnings({"NullAway", "DataFlowIssue", "TypeParameterUnusedInFormals"})
    private static <T> T nothing() {
        return (T) null;
    }

    /** A writer that has one of the rows is not waited for; it may wait for the document itself afterwards. */
    @Test
    void aLockedRowHoldsUpTheWholeSet() throws SQLException {
        Library library = Docs.another(template);
        AtomicInteger calls = new AtomicInteger();
        Docs docs = Docs.USUAL.chunks(doc -> {
            calls.incrementAndGet();
            return Docs.chunks(doc);
        });
        try (Service service = docs.start(library, Map.of());
                Connection connection = DriverManager.getConnection(library.database().url());
                Statement writer = connection.createStatement()) {
            library.execute("INSERT INTO doc (doc_id, title, body) VALUES (1, 'A', 'x|y|z')");
            Docs.awaitDone(library);
            connection.setAutoCommit(false);
            writer.execute("UPDATE doc_chunk SET reviewed = true WHERE seq = 2");
            calls.set(0);
            library.execute("UPDATE doc SET title = 'B'");
            Waiting.until(() -> calls.get() > 0);
            writer.execute("UPDATE doc SET seen = 1");
            assertThat(Docs.chunks(library, 1)).isEqualTo("1 A 1/3 x, 2 A 2/3 y, 3 A 3/3 z");
            connection.commit();
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
            assertThat(calls).hasValue(1);
            assertThat(service.client().column("doc_chunk").get("failed").asInt()).isZero();
        }
    }

    /** The connection ends between two rows of a set. */
    @Test
    void aKillLeavesWholeSets() {
        Library library = Docs.another(template);
        try (Service service = Docs.USUAL.start(library, Map.of())) {
            library.execute("INSERT INTO doc (doc_id, title, body) VALUES (1, 'A', 'x|y|z')");
            Docs.awaitDone(library);
            library.execute("""
                    CREATE TABLE gate (open boolean); INSERT INTO gate VALUES (false);
                    CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN
                        WHILE NEW.seq = 2 AND EXISTS (SELECT FROM gate WHERE NOT open) LOOP PERFORM pg_sleep(0.01); END LOOP;
                        RETURN NEW;
                    END';
                    CREATE TRIGGER wait BEFORE INSERT ON doc_chunk FOR EACH ROW EXECUTE FUNCTION wait();
                    UPDATE doc SET title = 'B', body = 'x|y'""");
            library.await("1", "SELECT count(*) FROM pg_stat_activity WHERE " + STORING);
            library.await("1", "SELECT count(*) FROM (SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE " + STORING + ") AS ended");
            library.await("1", "SELECT count(*) FROM trestle.doc_doc_chunk_state");
            assertThat(Docs.chunks(library, 1)).isEqualTo("1 A 1/3 x, 2 A 2/3 y, 3 A 3/3 z");
            library.execute("DROP TRIGGER wait ON doc_chunk");
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
            assertThat(service.client().column("doc_chunk").get("failed").asInt()).isZero();
        }
    }

    @Test
    void backfillFillsRowsWithoutRows() {
        Library library = Docs.another(template);
        library.execute("SET trestle.computed = 'later'; INSERT INTO doc (doc_id, title, body) SELECT n, 'A', 'x|y' FROM generate_series(1, 50) n;"
                + " INSERT INTO doc_chunk (doc_id, seq, content) VALUES (7, 1, 'mine'); RESET trestle.computed");
        try (Service service = Docs.USUAL.start(library, Map.of())) {
            service.client().json(202, "POST", "/computed/doc_chunk/backfill");
            library.await("done", "SELECT state FROM trestle.backfill");
            Docs.awaitDone(library);
            assertThat(library.query("SELECT fed FROM trestle.backfill")).isEqualTo("49");
            assertThat(Docs.chunks(library, 7)).isEqualTo("1 mine");
            assertThat(library.query("SELECT count(*) FROM doc_chunk WHERE embedding IS NOT NULL")).isEqualTo("98");

            assertThat(service.client().send("POST", "/computed/doc_chunk/recompute", "application/json", "{\"where\": \"all\"}").statusCode())
                    .isEqualTo(202);
            library.await("done done", "SELECT string_agg(state, ' ') FROM trestle.backfill");
            Docs.awaitDone(library);
            assertThat(library.query(Docs.WRONG)).isEqualTo("0");
            assertThat(service.client().send("POST", "/computed/doc_chunk/recompute", "application/json", "{\"where\": \"older_version\"}").body())
                    .contains("version");

            assertThat(service.client().send("POST", "/computed/doc_chunk/preview", "application/json",
                    "{\"values\": [{\"title\": \"T\", \"body\": \"a|b\"}]}").body())
                    .contains("\"value\":[{\"content\":\"T 1/2 a\",\"weight\":0.33333333},{\"content\":\"T 2/2 b\",\"weight\":0.33333333}]");
        }
    }
}
