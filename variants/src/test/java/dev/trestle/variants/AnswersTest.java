package dev.trestle.variants;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.Film;
import com.example.films.Search;
import dev.trestle.testing.Postgres;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A switch answers as the variant that it has chosen. */
@ExtendWith(Postgres.class)
class AnswersTest {

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private static Service service;

    @BeforeAll
    static void start(Postgres.Database database) {
        database.execute(Service.FILMS);
        service = Service.start(database);
        service.variants().switchTo("SwitchNewestV1", "NewestV3", ALL);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aClientGetsTheSameVariantInHttpAndInJava() {
        for (int i = 0; i < 50; i++) {
            String client = "user-" + i;
            HttpResponse<String> answer = service.get("/search?text=alien", "X-User", client);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().allValues("Vary")).containsExactly("X-User");
            List<Search.Row> rows = service.api().search.run(new Search.Request("alien", null), client);
            assertThat(rows).extracting(Search.Row::title).containsExactly("Alien", "Aliens");
            assertThat(Service.variant(answer)).isEqualTo("SearchV" + rows.get(0).foundBy().substring(1));
            assertThat(answer.body()).contains("\"found_by\":\"" + rows.get(0).foundBy() + "\"");
        }
        assertThat(IntStream.range(0, 200).mapToObj(i -> service.get("/search?text=alien", "X-User", "u" + i)).map(Service::variant))
                .contains("SearchV1", "SearchV2");
        // A gateway sends the header without a value for clients that it does not know.
        assertThat(IntStream.range(0, 300).mapToObj(i -> service.get("/search?text=alien", "X-User", " ")).map(Service::variant))
                .contains("SearchV1", "SearchV2");
    }

    /** With 90 and 10 percent, 500 requests without the second variant have a probability of 1.3e-23. */
    @Test
    void requestsWithoutAClientAreShared() {
        List<String> variants = IntStream.range(0, 500).mapToObj(i -> service.api().search.run(new Search.Request("alien", 1)))
                .map(rows -> rows.get(0).foundBy()).toList();
        assertThat(variants).contains("v1", "v2");
        assertThat(variants.stream().filter("v1"::equals).count()).isGreaterThan(variants.stream().filter("v2"::equals).count());
    }

    @Test
    void problemsAlsoHaveTheVariant() {
        HttpResponse<String> missing = service.get("/films/99");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Service.variant(missing)).isEqualTo("FilmV1");
        HttpResponse<String> wrong = service.get("/search?max_rows=x", "X-User", "ada");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Service.variant(wrong)).startsWith("SearchV");
        assertThat(wrong.headers().allValues("Vary")).containsExactly("X-User");
    }

    @Test
    void pathParametersHeadAndMethods() {
        HttpResponse<String> film = service.get("/films/2");
        assertThat(film.body()).isEqualTo("{\"film_id\":2,\"title\":\"Alien\",\"year\":1979}");
        assertThat(service.api().film.run(new Film.Request(2)).title()).isEqualTo("Alien");
        HttpResponse<String> head = service.send("HEAD", "/films/2", "");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(film.body().length()));
        assertThat(Service.variant(head)).isEqualTo("FilmV1");
        assertThat(service.send("POST", "/films/2", "{}").statusCode()).isEqualTo(405);
    }

    @Test
    void formatsAreThoseOfTheVariant() {
        HttpResponse<String> answer = service.send("POST", "/newest", "{\"since\": 1970}", "Accept", "text/csv");
        assertThat(answer.body()).startsWith("title,year\r\nAlien,1970");
        assertThat(answer.headers().allValues("Vary")).containsExactly("Accept, Accept-Encoding");
        assertThat(Service.variant(answer)).isEqualTo("NewestV3");
    }

    /** The variants stay routes of their own. */
    @Test
    void variantsHaveTheirOwnPaths() {
        assertThat(service.get("/search/v2?text=alien").body()).contains("\"found_by\":\"v2\"");
        assertThat(Service.variant(service.get("/search/v2?text=alien"))).isEqualTo("none");
    }
}
