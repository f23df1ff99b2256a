package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.example.films.FilmsApi;
import com.example.films.ListShowing;
import com.example.films.ListShowing.Sort;
import dev.trestle.runtime.Service.Answer;
import dev.trestle.runtime.list.Count;
import dev.trestle.runtime.list.Page;
import dev.trestle.testing.Postgres;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Routes of the types get and list, over HTTP. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListTest {

    private final Postgres.Database postgres;
    private final Service service;

    ListTest(Postgres.Database postgres) {
        this.postgres = postgres;
        service = Service.start(postgres.url(), FilmRoutes::new);
        postgres.execute("""
                INSERT INTO studio VALUES (1, 'One');
                INSERT INTO showing VALUES
                    (1, 'B', '2026-01-01 20:00', 10, 1.50, 'PG', '{late,3d}', '{"a": 1}'),
                    (2, 'A', NULL, 10, NULL, NULL, '{}', NULL),
                    (3, 'A', '2026-01-01 20:00', NULL, 2.00, 'PG', '{late}', NULL),
                    (4, 'B', '2026-01-02 20:00', 20, 1.50, 'G', '{3d}', '{"a": 2, "b": null}'),
                    (5, 'A', NULL, NULL, NULL, NULL, '{}', NULL),
                    (6, 'C_%', '2025-12-31 23:59:59.999999', 10, 9.99, 'PG-13', '{}', NULL),
                    (7, 'a', 'infinity', 0, 1.50, 'G', '{late}', NULL)""");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<Integer> ids(JsonNode answer) {
        return StreamSupport.stream(answer.get("rows").spliterator(), false).map(row -> row.get("showing_id").asInt()).toList();
    }

    /** All pages, by the header of each. */
    private List<Integer> walk(String path) {
        List<Integer> all = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            Answer answer = service.get(next);
            JsonNode page = answer.json(200);
            all.addAll(ids(page));
            String link = answer.header("Link");
            assertThat(link.isEmpty()).isEqualTo(page.get("next").isNull());
            if (!link.isEmpty()) {
                assertThat(link).matches("<[^<>]+cursor=" + page.get("next").asString() + ">; rel=\"next\"");
                URI resolved = URI.create("http://host" + next).resolve(link.substring(1, link.indexOf('>')));
                assertThat(resolved.getRawPath()).isEqualTo(URI.create(next).getRawPath());
                next = resolved.getRawPath() + "?" + resolved.getRawQuery();
            } else {
                next = "";
            }
        }
        return all;
    }

    private List<Integer> inSql(String where, String order) {
        return Arrays.stream(postgres.query("SELECT string_agg(showing_id::text, ',' ORDER BY " + order + ") FROM showing WHERE " + where)
                .split(",")).map(Integer::valueOf).toList();
    }

    @Test
    void aRowByItsKey() {
        assertThat(service.get("/studios/1").json(200).toString()).isEqualTo("{\"studio_id\":1,\"name\":\"One\"}");
        service.get("/studios/2").problem(404);
        assertThat(service.get("/studios/one").errors(422)).containsExactly("/studio_id invalid_format");
        assertThat(service.get("/studios/1?name=x").errors(422)).containsExactly("/name unknown_field");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hall|hall, showing_id",
        "-starts|starts DESC, showing_id DESC",
        "starts|starts, showing_id",
        "seats,-starts|seats, starts DESC, showing_id DESC",
        "-rating,-price,seats|rating DESC, price DESC, seats, showing_id",
        "price|price, showing_id"})
    void everyOrderOnPagesOfEverySize(String sort, String order) {
        List<Integer> expected = inSql("true", order);
        for (int limit = 1; limit <= 8; limit++) {
            assertThat(walk("/showings?limit=" + limit + "&sort=" + encoded(sort))).as("limit " + limit).isEqualTo(expected);
        }
    }

    @Test
    void aPageOfTheFirstOrder() {
        Answer answer = service.get("/showings");
        JsonNode page = answer.json(200);
        assertThat(ids(page)).isEqualTo(inSql("true", "hall, showing_id").subList(0, 3));
        assertThat(page.propertyNames()).containsExactly("rows", "next", "count");
        assertThat(page.get("rows").get(0).propertyNames()).containsExactly("showing_id", "hall", "starts");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(walk("/halls/A/showings?limit=2")).containsExactly(2, 3, 5);
        assertThat(service.get("/halls/none/showings").json(200).toString()).isEqualTo("{\"rows\":[],\"next\":null}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hall=A|hall = 'A'",
        "hall.ne=A|hall <> 'A'",
        "hall.in=A&hall.in=B|hall IN ('A', 'B')",
        "hall.lt=B|hall < 'B'",
        "hall.lte=B|hall <= 'B'",
        "hall.gt=B|hall > 'B'",
        "hall.gte=B|hall >= 'B'",
        "hall.like=C%25|hall LIKE 'C%'",
        "hall.ilike=a|hall ILIKE 'a'",
        "hall=C_%25|hall = 'C_%'",
        "starts.gte=2026-01-01T20:00&starts.lt=2026-01-02T20:00|starts >= '2026-01-01 20:00' AND starts < '2026-01-02 20:00'",
        "starts.null=true|starts IS NULL",
        "starts.null=false|starts IS NOT NULL",
        "starts.null=|true",
        "seats=10|seats = 10",
        "seats.ne=10|seats IS DISTINCT FROM 10",
        "seats.in=0&seats.in=20|seats IN (0, 20)",
        "price=1.5|price = 1.5",
        "price=1.501|price = 1.501",
        "rating=PG|rating = 'PG'",
        "rating.ne=PG|rating IS DISTINCT FROM 'PG'",
        "rating.in=G&rating.in=PG-13|rating IN ('G', 'PG-13')",
        "tags.contains=late&tags.contains=3d|tags @> '{late,3d}'",
        "note.contains=%7B%22a%22%3A2%7D|note @> '{\"a\":2}'"})
    void everyFilter(String query, String where) {
        List<Integer> expected = postgres.query("SELECT count(*) FROM showing WHERE " + where).equals("0")
                ? List.of() : inSql(where, "hall, showing_id");
        assertThat(walk("/showings?limit=2&" + query)).isEqualTo(expected);
        assertThat(walk("/showings?" + query + "&limit=10")).isEqualTo(expected);
    }

    @Test
    void whatIsUnknownNamesWhatThereIs() {
        JsonNode problem = service.get("/showings?hal=A&seats.like=1&sort=seats&limit=11").problem(422);
        assertThat(problem.get("errors").get(0).get("message").asString()).contains("there are hall, hall.ne, ").contains("sort, limit, cursor, count");
        assertThat(problem.get("errors").get(1).get("pointer").asString()).isEqualTo("/seats.like");
        assertThat(problem.get("errors").get(2).get("message").asString())
                .isEqualTo("has to be hall, -starts, starts, seats,-starts, -rating,-price,seats or price");
        assertThat(problem.get("errors").get(3).get("message").asString()).isEqualTo("has to be from 1 to 10");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, /limit out_of_range",
        "limit=-1, /limit out_of_range",
        "limit=11, /limit out_of_range",
        "limit=99999999999999999999, /limit out_of_range",
        "limit=ten, /limit invalid_format",
        "limit=1&limit=2, /limit repeated",
        "sort=hall&sort=price, /sort repeated",
        "sort=hall%2Cprice, /sort invalid_format",
        "sort=showing_id, /sort invalid_format",
        "seats=many, /seats invalid_format",
        "rating=R, /rating not_a_label",
        "rating.in=G&rating.in=R, /rating.in/1 not_a_label",
        "hall=%00, /hall nul_character",
        "note.contains={, /note.contains invalid_format",
        "starts.null=yes, /starts.null invalid_format",
        "hall.ilike=%5C, invalid_value"})
    void badInput(String query, String error) {
        assertThat(service.get("/showings?" + query.replace("{", "%7B")).errors(422)).containsExactly(error.strip());
    }

    private String cursor(String query) {
        return service.get("/showings?" + query).json(200).get("next").asString();
    }

    @Test
    void aCursorIsBoundToItsRequest() {
        String cursor = cursor("limit=1&hall=A&sort=starts");
        assertThat(ids(service.get("/showings?limit=10&hall=A&sort=starts&cursor=" + cursor).json(200))).containsExactly(2, 5);
        for (String other : List.of("hall=B&sort=starts", "sort=starts", "hall=A", "hall=A&sort=-starts", "hall=A&seats=10&sort=starts",
                "hall.in=A&sort=starts")) {
            assertThat(service.get("/showings?" + other + "&cursor=" + cursor).errors(422)).as(other).containsExactly("/cursor invalid_format");
        }
        assertThat(service.get("/halls/A/showings?cursor=" + cursor).errors(422)).containsExactly("/cursor invalid_format");
        String ofHall = service.get("/halls/A/showings?limit=1").json(200).get("next").asString();
        assertThat(service.get("/halls/B/showings?cursor=" + ofHall).errors(422)).containsExactly("/cursor invalid_format");
    }

    @Test
    void aCursorThatWasChangedIsRefused() {
        String cursor = cursor("limit=1&sort=-rating%2C-price%2Cseats");
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        for (int at = 0; at < bytes.length; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            String other = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(service.get("/showings?sort=-rating%2C-price%2Cseats&cursor=" + other).errors(422)).containsExactly("/cursor invalid_format");
        }
        String shorter = Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(bytes, bytes.length - 1));
        assertThat(service.get("/showings?sort=-rating%2C-price%2Cseats&cursor=" + shorter).errors(422)).containsExactly("/cursor invalid_format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%C3%A4", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAA", "%3D%3D", "%00", "'; DROP TABLE showing"})
    void noCursorAtAll(String cursor) {
        assertThat(service.get("/showings?cursor=" + cursor.replace(" ", "%20").replace("'", "%27")).errors(422))
                .singleElement().asString().startsWith("/cursor ");
    }

    @Test
    void emptySetsAndCursorsAreMistakes() {
        assertThat(service.get("/showings?cursor=").errors(422)).containsExactly("/cursor invalid_format");
        assertThat(service.get("/showings?seats.in=").errors(422)).containsExactly("/seats.in/0 invalid_format");
    }

    @Test
    void anEmptyLimitOrOrderIsLeftOut() {
        assertThat(ids(service.get("/showings?limit=&sort=").json(200))).hasSize(3);
    }

    @Test
    void theRowsAreCountedOnRequest() {
        assertThat(service.get("/showings").json(200).get("count").isNull()).isTrue();
        Answer exact = service.get("/showings?hall.in=A&hall.in=B&limit=1&count=exact");
        assertThat(exact.json(200).get("count").asInt()).isEqualTo(5);
        assertThat(exact.header("Link")).contains("hall.in=A&hall.in=B&limit=1&cursor=").doesNotContain("count");
        String next = exact.json(200).get("next").asString();
        JsonNode last = service.get("/showings?hall.in=A&hall.in=B&limit=10&count=exact&cursor=" + next).json(200);
        assertThat(ids(last)).hasSize(4);
        assertThat(last.get("count").asInt()).isEqualTo(5);
        assertThat(service.get("/showings?hall=none&count=exact").json(200).get("count").asInt()).isZero();

        postgres.execute("ANALYZE showing");
        assertThat(service.get("/showings?count=estimated&limit=1").json(200).get("count").asInt()).isEqualTo(7);
        assertThat(service.get("/showings?count=estimated&showing_id=1").errors(422)).containsExactly("/showing_id unknown_field");
        assertThat(service.get("/showings?hall=A&count=estimated").json(200).get("count").asInt()).isBetween(1, 7);
        assertThat(service.get("/showings?count=EXACT").errors(422)).containsExactly("/count invalid_format");
        assertThat(service.get("/halls/A/showings?count=exact").errors(422)).containsExactly("/count unknown_field");
    }

    @Test
    void theHeadAlone() {
        Answer head = service.send(service.request("/showings?limit=1").method("HEAD", BodyPublishers.noBody()));
        assertThat(head.response().statusCode()).isEqualTo(200);
        assertThat(head.header("Link")).endsWith("rel=\"next\"");
    }

    @Test
    void pagesForCallersInJava() {
        ListShowing list = new FilmsApi(service.trestle()).listShowing;
        ListShowing.Request request = new ListShowing.Request("A", null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, Sort.STARTS_DESC, 2, null, Count.EXACT);
        Page<ListShowing.Row> first = list.run(request);
        assertThat(first.rows()).extracting(ListShowing.Row::showingId).containsExactly(5, 2);
        assertThat(first.rows().getFirst().starts()).isNull();
        assertThat(first.count()).isEqualTo(3);
        Page<ListShowing.Row> second = list.run(request.after(first.next()));
        assertThat(second.rows()).extracting(ListShowing.Row::showingId).containsExactly(3);
        assertThat(second.next()).isNull();
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> list.run(request.after("x")));
    }
}
