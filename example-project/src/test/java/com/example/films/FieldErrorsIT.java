package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields that do not fit: 422, a pointer (RFC 6901) for each, and no row written. */
@LibraryTest
class FieldErrorsIT {

    private final Library library;

    FieldErrorsIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    static Stream<Arguments> films() {
        return Stream.of(
                film("unknown field", "{'title': 'F', 'length': 1, 'colour': 'red'}", "/colour unknown_field"),
                film("unknown field with a slash", "{'title': 'F', 'length': 1, 'a/b~c': {'d': [1]}}",
                        "/a~1b~0c unknown_field"),
                film("wrong case", "{'title': 'F', 'length': 1, 'Rating': 'R'}", "/Rating unknown_field"),
                film("column that is not an input", "{'title': 'F', 'length': 1, 'film_id': 7}",
                        "/film_id unknown_field"),
                film("text for a number", "{'title': 'F', 'length': '1'}", "/length wrong_type"),
                film("fraction for an integer", "{'title': 'F', 'length': 1.0}", "/length wrong_type"),
                film("number for a text", "{'title': 5, 'length': 1}", "/title wrong_type"),
                film("object for a text", "{'title': {'en': 'F'}, 'length': 1}", "/title wrong_type"),
                film("boolean for an enum", "{'title': 'F', 'length': 1, 'rating': true}", "/rating wrong_type"),
                film("text for an array", "{'title': 'F', 'length': 1, 'tags': 'a'}", "/tags wrong_type"),
                film("number in an array of texts", "{'title': 'F', 'length': 1, 'tags': ['a', 1, 'b', false]}",
                        "/tags/1 wrong_type", "/tags/3 wrong_type"),
                film("array in an array", "{'title': 'F', 'length': 1, 'tags': [['a']]}", "/tags/0 wrong_type"),
                film("too large an integer", "{'title': 'F', 'length': 32768}", "/length out_of_range"),
                film("far too large an integer", "{'title': 'F', 'length': 99999999999999999999}",
                        "/length out_of_range"),
                film("too many digits", "{'title': 'F', 'length': 1, 'budget': 10000000000.00}",
                        "/budget out_of_range"),
                film("rounded up to too many digits", "{'title': 'F', 'length': 1, 'budget': 9999999999.995}",
                        "/budget out_of_range"),
                film("not a day", "{'title': 'F', 'length': 1, 'released': 'spring'}", "/released invalid_format"),
                film("too long a text", "{'title': '" + "x".repeat(121) + "', 'length': 1}", "/title too_long"),
                film("NUL", "{'title': 'a\\u0000b', 'length': 1}", "/title nul_character"),
                film("NUL in an array", "{'title': 'F', 'length': 1, 'tags': ['\\u0000']}", "/tags/0 nul_character"),
                film("NUL inside jsonb", "{'title': 'F', 'length': 1, 'facts': {'a': '\\u0000'}}",
                        "/facts nul_character"),
                film("lone surrogate", "{'title': '\\ud83d', 'length': 1}", "/title invalid_unicode"),
                film("bad enum label", "{'title': 'F', 'length': 1, 'rating': 'pg'}", "/rating not_a_label"),
                film("bad enum label in an array", "{'title': 'F', 'length': 1, 'formats': ['DCP', 'VHS']}",
                        "/formats/1 not_a_label"),
                film("missing", "{}", "/title required", "/length required"),
                film("null for NOT NULL", "{'title': null, 'length': null, 'rating': null, 'tags': null}",
                        "/title null_not_allowed", "/length null_not_allowed", "/rating null_not_allowed",
                        "/tags null_not_allowed"),
                film("several at once",
                        "{'length': 'x', 'rating': 'X', 'tags': [1], 'budget': 'y', 'released': 3, 'other': null}",
                        "/length wrong_type", "/rating not_a_label", "/tags/0 wrong_type", "/budget wrong_type",
                        "/released wrong_type", "/other unknown_field", "/title required"));
    }

    private static Arguments film(String what, String body, String... errors) {
        return Arguments.of(what, body, List.of(errors));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("films")
    void createFilmNamesEachField(String what, String body, List<String> errors) {
        long films = library.count("film");

        assertThat(library.post("/films", body).errors(422)).containsExactlyInAnyOrderElementsOf(errors);

        assertThat(library.count("film")).isEqualTo(films);
    }

    @Test
    void lengthIsCountedInCharactersNotInBytesOrChars() {
        String title = "🎞".repeat(120);

        assertThat(library.post("/films", "{'title': '%s', 'length': 1}".formatted(title)).json(201)
                .get("title").asString()).isEqualTo(title);
    }

    @Test
    void noSuchDay() {
        assertThat(library.post("/films", "{'title': 'F', 'length': 1, 'released': '2026-02-30'}").errors(422))
                .singleElement().asString().startsWith("/released ");
    }

    @Test
    void valuesAreNotRepeated() {
        Answer answer = library.post("/films", """
                {"title": 123454321, "length": "hush-hush", "rating": "hush-hush", "budget": 123454321012345}""");

        assertThat(answer.errors(422)).hasSize(4);
        assertThat(answer.body()).doesNotContain("hush", "12345");
    }

    @Test
    void updateNeedsItsKeyAndSomethingToSet() {
        assertThat(library.patch("/films/no-key", "{'title': 'No key'}").errors(422))
                .containsExactly("/film_id invalid_format");
        assertThat(library.patch("/films/1", "{}").errors(422)).containsExactly("nothing_to_set");
        assertThat(library.patch("/films/1", "{'film_id': 2, 'title': null}").errors(422))
                .containsExactlyInAnyOrder("/film_id unknown_field", "/title null_not_allowed");
        assertThat(library.count("film WHERE title = 'No key'")).isZero();
    }

    @Test
    void everyPartOfACompositeKeyIsAskedFor() {
        assertThat(library.post("/credits/delete", "{'person_id': 1}").errors(422))
                .containsExactlyInAnyOrder("/film_id required", "/job required");
        assertThat(library.post("/credits/update", "{'film_id': 1, 'person_id': '1', 'job': 'chef'}").errors(422))
                .containsExactlyInAnyOrder("/person_id wrong_type", "/job not_a_label");
    }

    @Test
    void deleteDoesNotTakeAMissingMatchColumnForAnyValue() {
        long prints = library.count("print");

        assertThat(library.post("/prints/delete", "{'film_id': 1, 'format': '35mm'}").errors(422))
                .containsExactly("/shelf required");
        assertThat(library.count("print")).isEqualTo(prints);
    }

    @Test
    void otherTypesAreReadAsStrictly() {
        assertThat(library.post("/people", "{'name': 'P', 'portrait': 'no base64!'}").errors(422))
                .containsExactly("/portrait invalid_format");
        assertThat(library.post("/cinemas", """
                {"name": "C", "city": "D", "latitude": "north", "longitude": 1e999, "seats": 2147483648,
                 "opens_at": "25:00", "trusted": "yes"}""").errors(422)).extracting(error -> error.split(" ")[0])
                .containsExactlyInAnyOrder("/latitude", "/longitude", "/seats", "/opens_at", "/trusted");
        assertThat(library.post("/loans", """
                {"print_id": 1, "cinema_id": 1, "due_at": "2026-01-01T00:00:00"}""").errors(422))
                .containsExactly("/due_at invalid_format");
        assertThat(library.post("/reviews", """
                {"film_id": 1, "member_id": "not-a-uuid", "stars": 3}""").errors(422))
                .containsExactly("/member_id invalid_format");
    }
}
