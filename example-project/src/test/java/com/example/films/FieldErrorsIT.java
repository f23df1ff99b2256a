package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields that do not fit: 422, a pointer (RFC 6901) for each, and no row written. */
@ExtendWith(RunningLibrary.class)
class FieldErrorsIT {

    private final Library library;

    FieldErrorsIT(Library library) {
        this.library = library;
    }

    static Stream<Arguments> films() {
        return Stream.of(
                film("unknown field", "{'title': 'F', 'length': 1, 'colour': 'red'}", "/colour"),
                film("unknown field with a slash", "{'title': 'F', 'length': 1, 'a/b~c': {'d': [1]}}", "/a~1b~0c"),
                film("misspelt key case", "{'title': 'F', 'length': 1, 'Rating': 'R'}", "/Rating"),
                film("column that is not an input", "{'title': 'F', 'length': 1, 'film_id': 7}", "/film_id"),
                film("text for a number", "{'title': 'F', 'length': '1'}", "/length"),
                film("fraction for an integer", "{'title': 'F', 'length': 1.0}", "/length"),
                film("number for a text", "{'title': 5, 'length': 1}", "/title"),
                film("object for a text", "{'title': {'en': 'F'}, 'length': 1}", "/title"),
                film("boolean for an enum", "{'title': 'F', 'length': 1, 'rating': true}", "/rating"),
                film("text for an array", "{'title': 'F', 'length': 1, 'tags': 'a'}", "/tags"),
                film("number in an array of texts", "{'title': 'F', 'length': 1, 'tags': ['a', 1, 'b', false]}",
                        "/tags/1", "/tags/3"),
                film("array in an array", "{'title': 'F', 'length': 1, 'tags': [['a']]}", "/tags/0"),
                film("too large an integer", "{'title': 'F', 'length': 32768}", "/length"),
                film("far too large an integer", "{'title': 'F', 'length': 1e400}", "/length"),
                film("too many digits", "{'title': 'F', 'length': 1, 'budget': 10000000000.00}", "/budget"),
                film("rounded up to too many digits", "{'title': 'F', 'length': 1, 'budget': 9999999999.995}", "/budget"),
                film("no such day", "{'title': 'F', 'length': 1, 'released': '2026-02-30'}", "/released"),
                film("not a day at all", "{'title': 'F', 'length': 1, 'released': 'spring'}", "/released"),
                film("too long a text", "{'title': '" + "x".repeat(121) + "', 'length': 1}", "/title"),
                film("NUL", "{'title': 'a\\u0000b', 'length': 1}", "/title"),
                film("NUL in an array", "{'title': 'F', 'length': 1, 'tags': ['\\u0000']}", "/tags/0"),
                film("NUL inside jsonb", "{'title': 'F', 'length': 1, 'facts': {'a': '\\u0000'}}", "/facts"),
                film("lone surrogate", "{'title': '\\ud83d', 'length': 1}", "/title"),
                film("bad enum label", "{'title': 'F', 'length': 1, 'rating': 'pg'}", "/rating"),
                film("bad enum label in an array", "{'title': 'F', 'length': 1, 'formats': ['DCP', 'VHS']}", "/formats/1"),
                film("missing", "{}", "/title", "/length"),
                film("null for NOT NULL", "{'title': null, 'length': null, 'rating': null, 'tags': null}",
                        "/title", "/length", "/rating", "/tags"),
                film("several at once",
                        "{'length': 'x', 'rating': 'X', 'tags': [1], 'budget': 'y', 'released': 3, 'other': null}",
                        "/length", "/rating", "/tags/0", "/budget", "/released", "/other", "/title"));
    }

    private static Arguments film(String what, String body, String... pointers) {
        return Arguments.of(what, body.replace('\'', '"'), List.of(pointers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("films")
    void createFilmPointsAtEachField(String what, String body, List<String> pointers) {
        long films = library.count("film");

        assertThat(library.post("/films", body).pointers(422)).containsExactlyInAnyOrderElementsOf(pointers);

        assertThat(library.count("film")).isEqualTo(films);
    }

    @Test
    void lengthIsCountedInCharactersNotInBytesOrChars() {
        String title = "🎞".repeat(120);

        assertThat(library.post("/films", "{\"title\": \"%s\", \"length\": 1}".formatted(title)).json(201)
                .get("title").asString()).isEqualTo(title);
    }

    @Test
    void updateNeedsItsKeyAndSomethingToSet() {
        assertThat(library.post("/films/update", "{\"title\": \"No key\"}").pointers(422)).containsExactly("/film_id");
        assertThat(library.post("/films/update", "{\"film_id\": 1}").pointers(422)).containsExactly("");
        assertThat(library.post("/films/update", "{\"film_id\": null, \"title\": null}").pointers(422))
                .containsExactlyInAnyOrder("/film_id", "/title");
        assertThat(library.count("film WHERE title = 'No key'")).isZero();
    }

    @Test
    void everyPartOfACompositeKeyIsAskedFor() {
        assertThat(library.post("/credits/delete", "{\"person_id\": 1}").pointers(422))
                .containsExactlyInAnyOrder("/film_id", "/job");
        assertThat(library.post("/credits/update", "{\"film_id\": 1, \"person_id\": \"1\", \"job\": \"chef\"}").pointers(422))
                .containsExactlyInAnyOrder("/person_id", "/job");
    }

    @Test
    void deleteDoesNotTakeAMissingMatchColumnForAnyValue() {
        long prints = library.count("print");

        assertThat(library.post("/prints/delete", "{\"film_id\": 1, \"format\": \"35mm\"}").pointers(422))
                .containsExactly("/shelf");
        assertThat(library.count("print")).isEqualTo(prints);
    }

    @Test
    void otherTypesAreReadAsStrictly() {
        assertThat(library.post("/people", "{\"name\": \"P\", \"portrait\": \"no base64!\"}").pointers(422))
                .containsExactly("/portrait");
        assertThat(library.post("/cinemas", """
                {"name": "C", "city": "D", "latitude": "north", "longitude": 1e999, "seats": 2147483648,
                 "opens_at": "25:00", "trusted": "yes"}""").pointers(422)).containsExactlyInAnyOrder(
                "/latitude", "/longitude", "/seats", "/opens_at", "/trusted");
        assertThat(library.post("/loans", """
                {"print_id": 1, "cinema_id": 1, "due_at": "2026-01-01T00:00:00"}""").pointers(422)).containsExactly("/due_at");
        assertThat(library.post("/reviews", """
                {"film_id": 1, "member_id": "not-a-uuid", "stars": 3}""").pointers(422)).containsExactly("/member_id");
    }
}
