package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes under /members and /reviews, when all is well. */
@LibraryTest
class MemberRoutesIT {

    private final Library library;

    MemberRoutesIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void createMemberMakesAKeyOfItsOwn() {
        JsonNode member = library.createMember("new@films.example");

        assertThat(UUID.fromString(member.get("member_id").asString()).version()).isEqualTo(4);
        assertThat(member.get("preferences")).isEqualTo(Answer.parse("{}"));
        assertThat(member.get("joined").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
    }

    @Test
    void aReviewIsWrittenAndRewritten() {
        long film = library.createFilm("Reviewed");
        String member = library.createMember("critic@films.example").get("member_id").asString();
        String key = "'film_id': %d, 'member_id': '%s', ".formatted(film, member);

        JsonNode review = library.post("/reviews", "{" + key + "'stars': 2, 'body': 'Hm.'}").json(201);
        assertThat(review.get("stars").asInt()).isEqualTo(2);
        assertThat(review.get("written_at").asString()).endsWith("Z");

        assertThat(library.post("/reviews/update", "{" + key + "'stars': 5, 'body': null}").json(200))
                .isEqualTo(Answer.parse("{" + key + "'stars': 5, 'body': null}"));
        assertThat(library.get("/films/search?title=Reviewed").rows()).singleElement()
                .satisfies(row -> assertThat(row.get("stars").decimalValue()).isEqualTo("5.00"));
    }

    @Test
    void writeReviewIgnoresFieldsThatItDoesNotKnow() {
        long film = library.createFilm("Overdescribed");
        String member = library.createMember("verbose@films.example").get("member_id").asString();

        library.post("/reviews", """
                {"mood": {"deep": [1, {"x": null}]}, "film_id": %d, "member_id": "%s", "stars": 3, "seat": "K7"}"""
                .formatted(film, member)).json(201);
    }
}
