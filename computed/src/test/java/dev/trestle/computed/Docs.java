package dev.trestle.computed;

import com.example.docs.BookLetter;
import com.example.docs.DocChunk;
import com.example.docs.DocChunkEmbedding;
import com.example.docs.DocsApi;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The functions of documents, whose parts are the rows of another table; SQL can compute the same, to compare. */
record Docs(DocChunk.Function chunks, DocChunkEmbedding.Function embedding, BookLetter.Function letters) {

    /** The parts that should be there. A body that is null, or empty, has none. */
    private static final String RIGHT = """
            SELECT d.doc_id, p.seq::integer AS seq, d.title || ' ' || p.seq || '/' || count(*) OVER (PARTITION BY d.doc_id) || ' ' || p.part AS content,
                   round(char_length(p.part) / 3.0, 2) AS weight
              FROM doc AS d CROSS JOIN LATERAL unnest(string_to_array(d.body, '|')) WITH ORDINALITY AS p (part, seq)""";

    /** The number of rows that are wrong, missing or of another row; with their embedding. */
    static final String WRONG = "SELECT count(*) FROM (" + RIGHT + ") AS r FULL JOIN doc_chunk AS c ON r.doc_id = c.doc_id AND r.seq = c.seq"
            + " WHERE (r.content, r.weight, ARRAY[char_length(r.content)]::real[]) IS DISTINCT FROM (c.content, c.weight, c.embedding)";

    /** The number of documents some of whose rows are of different calls, or do not exist. */
    static final String TORN = """
            SELECT count(*) FROM (
                SELECT FROM doc_chunk GROUP BY doc_id
                HAVING count(DISTINCT split_part(content, ' ', 1)) > 1 OR min(seq) <> 1 OR max(seq) <> count(*)
                    OR count(*) FILTER (WHERE split_part(content, ' ', 2) <> seq || '/' || (
                        SELECT count(*) FROM doc_chunk AS o WHERE o.doc_id = doc_chunk.doc_id)) > 0) AS torn""";

    static final Docs USUAL = new Docs(Docs::chunks, Docs::embedding, Docs::letters);

    static List<DocChunk.Row> chunks(DocChunk.Input doc) {
        String body = doc.body().orElse("");
        String[] parts = body.isEmpty() ? new String[0] : body.split("\\|", -1);
        List<DocChunk.Row> rows = new ArrayList<>();
        for (String part : parts) {
            rows.add(new DocChunk.Row("%s %d/%d %s".formatted(doc.title(), rows.size() + 1, parts.length, part),
                    // With more digits than are stored.
                    BigDecimal.valueOf(part.length()).divide(BigDecimal.valueOf(3), 8, RoundingMode.HALF_UP)));
        }
        return rows;
    }

    static @Nullable List<@Nullable Float> embedding(DocChunkEmbedding.Input chunk) {
        return List.of((float) chunk.content().length());
    }

    /** Each letter with a space, up to one. */
    static List<List<BookLetter.Row>> letters(List<BookLetter.Input> books) {
        return books.stream().map(book -> book.name().strip().chars()
                .mapToObj(letter -> new BookLetter.Row(letter == '-' ? null : Character.toString(letter))).toList()).toList();
    }

    Docs chunks(DocChunk.Function other) {
        return new Docs(other, embedding, letters);
    }

    DocsApi api(Trestle trestle, Computed computed) {
        return new DocsApi(trestle, computed, chunks, embedding, letters);
    }

    Service start(Library library, java.util.Map<String, String> more) {
        Service service = Service.begin(library.database().url(), this::api, more);
        Waiting.until(() -> service.computed().hasBegun());
        return service;
    }

    /** With a database of its own. */
    static Library another(Postgres.Database database) {
        Postgres.Database other = database.another();
        other.execute(Library.resource("/docs/schema.sql"));
        Library library = Library.open(other);
        library.execute(Library.resource("/docs/R__trestle_computed.sql"));
        return library;
    }

    static void awaitDone(Library library) {
        library.await("0", "SELECT (SELECT count(*) FROM trestle.doc_cell) + (SELECT count(*) FROM trestle.doc_chunk_cell)"
                + " + (SELECT count(*) FROM trestle.book_cell)");
    }

    /** The rows of a document, as {@code 1 A 1/2 x, 2 A 2/2 y}. */
    static String chunks(Library library, int doc) {
        return library.query("SELECT coalesce(string_agg(seq || ' ' || content, ', ' ORDER BY seq), 'none') FROM doc_chunk WHERE doc_id = " + doc);
    }
}
