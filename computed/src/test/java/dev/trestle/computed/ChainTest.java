package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Columns that are computed from computed columns: in order, only if something changed, and not from what failed. */
@ExtendWith(Postgres.class)
class ChainTest {

    private static final String STATES = """
            SELECT string_agg(name || ' ' || state || coalesce(' for ' || waiting_for, ''), ', ' ORDER BY name) FROM (
                SELECT 'slug' AS name, state, waiting_for FROM trestle.film_slug_state UNION ALL
                SELECT 'summary', state, waiting_for FROM trestle.film_summary_state UNION ALL
                SELECT 'embedding', state, waiting_for FROM trestle.film_embedding_state UNION ALL
                SELECT 'card', state, waiting_for FROM trestle.film_card_state) AS s""";

    private static Postgres.Database template;

    @BeforeAll
    static void database(Postgres.Database database) {
        template = database;
    }

    /** Notes the calls, in order. */
    private record Calls(List<String> names) {

        Calls() {
            this(Collections.synchronizedList(new ArrayList<>()));
        }

        Functions noting(Functions functions) {
            return new Functions(
                    film -> {
                        names.add("slug");
                        return functions.slug().compute(film);
                    }, film -> {
                        names.add("summary");
                        return functions.summary().compute(film);
                    }, films -> {
                        names.add("embedding");
                        return functions.embedding().compute(films);
                    }, film -> {
                        names.add("card");
                        return functions.card().compute(film);
                    });
        }
    }

    @Test
    void eachValueIsComputedOnceAfterItsInputs() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Alien')");
        Calls calls = new Calls();
        try (Service service = Service.start(library.database(), calls.noting(Functions.USUAL))) {
            library.awaitDone();
            assertThat(calls.names).containsExactlyInAnyOrder("slug", "summary", "embedding", "card");
            assertThat(calls.names.indexOf("summary")).isLessThan(calls.names.indexOf("embedding"));
            assertThat(calls.names.getLast()).isEqualTo("card");
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");

            // The length of the summary is the same, so that its embedding is: the card does not change.
            calls.names.clear();
            library.execute("UPDATE film SET body = 'nine'");
            library.awaitDone();
            assertThat(calls.names).containsExactly("summary", "embedding");

            calls.names.clear();
            library.execute("UPDATE film SET length = 117");
            library.execute("UPDATE film SET title = 'ALIEN'");
            library.awaitDone();
            // An equal slug starts nothing.
            assertThat(calls.names).containsExactlyInAnyOrder("slug", "summary", "embedding");
            assertThat(service.client().column("film.card").get("pending").asInt()).isZero();
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        }
    }

    @Test
    void aFailedValueHoldsBackWhatIsComputedFromIt() {
        Library library = Library.another(template);
        library.execute("INSERT INTO film (film_id, title) VALUES (1, 'Alien')");
        AtomicBoolean fails = new AtomicBoolean(true);
        Functions functions = Functions.USUAL.summary(film -> {
            if (fails.get()) {
                throw Computed.refuse("No summary of " + film.title());
            }
            return Functions.summary(film);
        });
        try (Service service = Service.start(library.database(), functions)) {
            library.await("card waiting for embedding, embedding blocked for summary, summary failed", STATES);
            assertThat(library.query("SELECT error_type || ': ' || error_message FROM trestle.film_summary_state"))
                    .isEqualTo("dev.trestle.computed.failure.Refusal: No summary of Alien");
            assertThat(library.query("SELECT embedding IS NULL AND card = '' AND slug = 'alien' FROM film")).isEqualTo("t");
            fails.set(false);
            assertThat(service.computed().retry("film.summary")).isEqualTo(1);
            library.awaitDone();
            assertThat(library.query(Functions.WRONG)).isEqualTo("0");
        }
    }
}
