package dev.trestle.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with mistakes: they refuse the load, or are reported while the others are stored. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RejectTest {

    private static final String GOOD = "{\"film_id\": 1, \"person\": \"good\"}";

    private final Postgres.Database database;
    private Service service;

    RejectTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Service.start(database, media, Map.of());
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE film, credit, link RESTART IDENTITY; INSERT INTO film VALUES (1, 'One'), (2, 'Two');"
                + "INSERT INTO credit (film_id, person) VALUES (2, 'known')");
    }

    private String people() {
        return database.query("SELECT string_agg(person, ' ' ORDER BY credit_id) FROM credit");
    }

    /** The first row and the third are fine. Each mistake has the same code and pointer in a load and in a report. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "422 | {'film_id': 'x', 'person': 'b'} | /film_id | wrong_type | has to be an integer (line 2) | 'x'",
        "422 | {'film_id': null, 'person': 'b'} | /film_id | null_not_allowed | must not be null (line 2) | null",
        "422 | {'film_id': 1} | /person | required | is required (line 2) | {'film_id': 1}",
        "422 | {'film_id': 1, 'person': 'b', 'extra': [1, 2]} | /extra | unknown_field"
                + " | is not a field of this object (line 2) | [1, 2]",
        "422 | {'film_id': 1, 'person': 'b', 'tags': ['a', 1]} | /tags/1 | wrong_type | has to be a string (line 2) | ['a', 1]",
        "422 | {'film_id': 1, 'person': 'b', 'drawn': '2026-02-30'} | /drawn | invalid_format"
                + " | has to be a date such as 2026-01-31 (line 2) | '2026-02-30'",
        "422 | [1] | ~~ | wrong_type | has to be an object (line 2) | [1]",
        "409 | {'film_id': 2, 'person': 'known'} | ~~ | unique_violation"
                + " | conflicts with another row in the unique constraint credit_film_id_person_key (line 2) | {'film_id': 2, 'person': 'known'}",
        "422 | {'film_id': 9, 'person': 'b'} | /film_id | foreign_key_violation"
                + " | refers to a row that does not exist: credit_film_id_fkey (line 2) | 9",
        "422 | {'film_id': 1, 'person': 'Nobody'} | /person | check_violation"
                + " | breaks the check constraint credit_person_check (line 2) | 'Nobody'",
        "422 | {'film_id': 1, 'person': 'b', 'score': 100} | /score | check_violation"
                + " | breaks the check constraint score_check (line 2) | 100",
        "422 | {'film_id': 1, 'person': 'b', 'note': 'raise'} | ~~ | raised | no such note (line 2)"
                + " | {'film_id': 1, 'person': 'b', 'note': 'raise'}",
    })
    void eachMistake(int status, String row, String field, String code, String message, String text) {
        String body = GOOD + "\n" + row.replace('\'', '"') + "\n{\"film_id\": 2, \"person\": \"better\"}";
        String error = "{\"pointer\":\"/rows/1" + field + "\",\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
        String refused = service.answer("/credits", Service.NDJSON, body);
        assertThat(refused).startsWith(status + " ").endsWith("\"errors\":[" + error + "]}");
        assertThat(people()).isEqualTo("known");

        String column = field.isEmpty() ? "null" : "\"" + field.split("/")[1] + "\"";
        assertThat(service.answer("/credits/good", Service.NDJSON, body)).isEqualTo(
                "200 {\"rows\":2,\"rejected\":1,\"rejects\":[{\"row\":2,\"line\":2,\"column\":" + column + ",\"text\":\""
                        + text.replace("'", "\\\"") + "\",\"errors\":[" + error + "]}]}");
        assertThat(people()).isEqualTo("known good better");
    }

    @Test
    void linesThatAreNoJson() {
        String body = GOOD + "\n{\"film_id\": 1,\n" + GOOD.replace("good", "better") + " {}\n" + GOOD.replace("good", "best");
        assertThat(service.answer("/credits", Service.NDJSON, body)).startsWith("400 ").contains("not well-formed JSON at line 2");
        assertThat(service.answer("/credits/good", Service.NDJSON, body)).startsWith("200 {\"rows\":2,\"rejected\":2,")
                .contains("{\"row\":2,\"line\":2,\"column\":null,\"text\":\"{\\\"film_id\\\": 1,\",\"errors\":[{\"pointer\":\"/rows/1\","
                        + "\"code\":\"invalid_format\"", "\"row\":3,\"line\":3");
        assertThat(people()).isEqualTo("known good best");
    }

    @Test
    void csv() {
        String body = "person,film_id,note\ngood,1,\n\"a, b\",x,y\nshort,1\nNobody,1,\"two\nlines\"\nbest,2,";
        assertThat(service.answer("/credits", Service.CSV, body)).startsWith("422 ")
                .contains("/rows/1/film_id", "(line 3)", "/rows/2\",\"code\":\"wrong_count", "(line 4)");
        assertThat(service.answer("/credits/good", Service.CSV, body)).startsWith("200 {\"rows\":2,\"rejected\":3,").contains(
                "{\"row\":2,\"line\":3,\"column\":\"film_id\",\"text\":\"x\",",
                "{\"row\":3,\"line\":4,\"column\":null,\"text\":\"short,1\",",
                "{\"row\":4,\"line\":5,\"column\":\"person\",\"text\":\"Nobody\",");
        assertThat(service.answer("/credits/good", Service.CSV, "person,film_id\n\"a,1")).startsWith("400 ");
        assertThat(service.answer("/credits/good", Service.CSV, "person,film\na,1")).startsWith("422 ").contains("/film\"", "/film_id");
    }

    /** Two rows of one body are in each other's way; so are rows in chunks apart. */
    @Test
    void conflictsWithinTheBody() {
        String body = IntStream.range(0, 2500).mapToObj(i -> "{\"film_id\": 1, \"person\": \"p" + i % 2494 + "\"}")
                .collect(Collectors.joining("\n"));
        assertThat(service.answer("/credits", Service.NDJSON, body)).startsWith("409 ").contains("\"/rows/2494\"", "(line 2495)");
        assertThat(service.answer("/credits/good", Service.NDJSON, body)).startsWith("200 {\"rows\":2494,\"rejected\":6,")
                .contains("\"row\":2495", "\"row\":2500");
        assertThat(database.query("SELECT count(*) FROM credit")).isEqualTo("2495");
    }

    @Test
    void tooManyRejects() {
        String body = GOOD + "\n" + "{}\n".repeat(6) + "{\"film_id\": 9, \"person\": \"b\"}\n".repeat(6);
        assertThat(service.answer("/credits/good", Service.NDJSON, body)).startsWith("200 {\"rows\":1,\"rejected\":12,");
        database.execute("DELETE FROM credit WHERE person = 'good'");
        assertThat(service.answer("/credits/good", Service.NDJSON, body + "{}")).startsWith("422 ")
                .contains("More than 12 rows were rejected; nothing was stored", "/rows/1/film_id", "/rows/1/person");
        assertThat(service.answer("/credits/good", Service.NDJSON, body + "{\"film_id\": 9, \"person\": \"c\"}")).startsWith("422 ")
                .contains("More than 12 rows");
        assertThat(people()).isEqualTo("known");
    }

    /** All mistakes of a body that is refused as a whole, as far as they show without the database. */
    @Test
    void allMistakesOfABody() {
        assertThat(service.answer("/credits", Service.NDJSON, "{}\n" + GOOD + "\n{\"film_id\": \"x\", \"person\": 1}"))
                .startsWith("422 ").contains("The request has 4 errors", "/rows/0/film_id", "/rows/0/person", "/rows/2/film_id",
                        "/rows/2/person", "(line 3)");
        assertThat(people()).isEqualTo("known");
    }

    @Test
    void mergesWithMistakes() {
        String body = """
                {"film_id": 2, "person": "known", "amount": 2}
                {"film_id": 1, "person": "a", "note": "raise"}
                {"film_id": 1, "person": "b"}
                {"film_id": 2, "person": "known", "note": "x"}
                {"film_id": 1, "person": "c", "amount": "x"}
                {"film_id": 9, "person": "d", "amount": 1}""";
        assertThat(service.answer("/credits/merged/good", Service.NDJSON, body)).startsWith(
                "200 {\"inserted\":1,\"updated\":1,\"rejected\":4,").contains(
                "{\"row\":2,\"line\":2,\"column\":null,", "no such note (line 2)",
                "{\"row\":4,\"line\":4,\"column\":null,", "has the same key as /rows/0 (line 4)", "\"code\":\"repeated\"",
                "{\"row\":5,\"line\":5,\"column\":\"amount\",\"text\":\"\\\"x\\\"\"",
                "{\"row\":6,\"line\":6,\"column\":\"film_id\",\"text\":\"9\"");
        assertThat(database.query("SELECT string_agg(person || amount, ' ' ORDER BY credit_id) FROM credit")).isEqualTo("known2 b1");
        assertThat(service.answer("/credits/merged", Service.NDJSON, GOOD + "\n" + GOOD)).startsWith("422 ")
                .contains("{\"pointer\":\"/rows/1\",\"code\":\"repeated\",\"message\":\"has the same key as /rows/0 (line 2)\"}");
        assertThat(service.answer("/credits/merged", Service.NDJSON, GOOD + "\n" + GOOD.replace("good", "Nobody"))).startsWith("422 ")
                .contains("/rows/1/person", "check_violation");
        assertThat(service.answer("/credits/merged", Service.NDJSON, "{\"film_id\": 1, \"person\": null}")).contains("null_not_allowed");
        assertThat(people()).isEqualTo("known b");
    }

    /** Rows of a view, without the number of a row in the database's error. */
    @Test
    void views() {
        assertThat(service.answer("/films", Service.CSV, "film_id,title\n3,Three\n2,Again\n4,Four")).startsWith("409 ")
                .contains("/rows/1/film_id", "unique_violation", "(line 3)");
        assertThat(database.query("SELECT count(*) FROM film")).isEqualTo("2");
    }
}
