package dev.trestle.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fields that do not fit: 422, all of them in one answer, and nothing stored. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldErrorsTest {

    private final Postgres.Database database;
    private final Service service;

    FieldErrorsTest(Postgres.Database database) {
        this.database = database;
        this.service = Service.start(database.url(), FilmRoutes::new);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'a/b~c': {'d': [1, {}]}          | /a~1b~0c unknown_field",
        "'Rating': 'G'                    | /Rating unknown_field",
        "'rating': true                   | /rating wrong_type",
        "'rating': 'g'                    | /rating not_a_label",
        "'rating': null                   | /rating null_not_allowed",
        "'rating': {'a': [{}]}            | /rating wrong_type",
        "'tags': 'a'                      | /tags wrong_type",
        "'tags': {}                       | /tags wrong_type",
        "'tags': ['a', 1, null, ['b']]    | /tags/1 wrong_type, /tags/3 wrong_type",
        "'tags': ['a', '\\u0000']         | /tags/1 nul_character",
        "'price': '1'                     | /price wrong_type",
        "'price': 1000                    | /price out_of_range",
        "'price': 999.995                 | /price out_of_range",
        "'price': -999.995                | /price out_of_range",
        "'price': 1e999999999             | /price out_of_range",
        "'price': 1e99999999999           | /price out_of_range",
        "'studio_id': 1.0                 | /studio_id wrong_type",
        "'studio_id': 1e2                 | /studio_id wrong_type",
        "'studio_id': '1'                 | /studio_id wrong_type",
        "'studio_id': false               | /studio_id wrong_type",
        "'studio_id': 2147483648          | /studio_id out_of_range",
        "'studio_id': -99999999999999999999999 | /studio_id out_of_range",
        "'extra': {'a': '\\u0000'}        | /extra nul_character",
        "'extra': 'x\\\\\\u0000'          | /extra nul_character",
        "'extra': [], 'price': [], 'x': 1 | /price wrong_type, /x unknown_field",
    })
    void eachFieldIsNamed(String fields, String errors) {
        String body = ("{'title': 'Wrong', 'length': 1, " + fields + "}").replace('\'', '"');

        assertThat(service.post("/films", body).errors(422)).containsExactly(errors.split(", "));

        assertThat(database.query("SELECT count(*) FROM film WHERE title = 'Wrong'")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                              | /title required, /length required",
        "{'title': null, 'length': null} | /title null_not_allowed, /length null_not_allowed",
        "{'title': 1, 'length': 'x'}     | /title wrong_type, /length wrong_type",
        "{'length': 32768, 'tags': [1]}  | /length out_of_range, /tags/0 wrong_type, /title required",
        "{'length': -32769, 'title': ''} | /length out_of_range",
        "{'length': 1, 'title': '\\ud83d'}  | /title invalid_unicode",
        "{'length': 1, 'title': '\\ude00\\ud83d'}  | /title invalid_unicode",
        "[]                              | not_an_object",
        "null                            | not_an_object",
        "'film'                          | not_an_object",
        "17                              | not_an_object",
    })
    void theWholeBody(String body, String errors) {
        assertThat(service.post("/films", body.replace('\'', '"')).errors(422)).containsExactly(errors.split(", "));
    }

    @Test
    void lengthCountsCharactersAndBlanksBeyondAreFine() {
        String film = "{\"title\": \"%s\", \"length\": 1}";

        assertThat(service.post("/films", film.formatted("🎞".repeat(60) + "   ")).json(201).get("title").asString())
                .isEqualTo("🎞".repeat(60));
        assertThat(service.post("/films", film.formatted("🎞".repeat(61))).errors(422))
                .containsExactly("/title too_long");
        assertThat(service.post("/films", film.formatted(" ".repeat(60) + "x")).errors(422))
                .containsExactly("/title too_long");
    }

    @Test
    void backslashBeforeAnEscapedZeroIsText() {
        assertThat(service.post("/films", """
                {"title": "Backslash", "length": 1, "extra": "\\\\u0000"}""").json(201).get("extra").asString())
                .isEqualTo("\\u0000");
    }

    @Test
    void valuesAreNotRepeated() {
        Service.Answer answer = service.post("/films", """
                {"title": 4711, "length": "hush", "rating": "hush", "price": 123454321012345}""");

        assertThat(answer.errors(422)).hasSize(4);
        assertThat(answer.response().body()).doesNotContain("hush", "4711", "12345");
    }

    @Test
    void aListOfErrorsHasAnEnd() {
        String body = IntStream.range(0, 5000)
                .mapToObj(i -> "\"x" + i + "\": 1")
                .collect(Collectors.joining(",", "{", "}"));

        Service.Answer answer = service.post("/films", body);

        List<String> errors = answer.errors(422);
        assertThat(errors).hasSize(100).startsWith("/x0 unknown_field");
        assertThat(answer.problem(422).get("detail").asString()).contains("5002", "first 100");
    }
}
