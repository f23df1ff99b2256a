package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes under /people and /credits, when all is well; a credit's key is of three columns. */
@LibraryTest
class CreditRoutesIT {

    private final Library library;

    CreditRoutesIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private long createPerson(String name) {
        return library.post("/people", "{'name': '%s'}".formatted(name)).json(201).get("person_id").asLong();
    }

    @Test
    void createPersonKeepsBytesAndNamesInAnArray() {
        JsonNode person = library.post("/people", """
                {"name": "Ida Sample", "aliases": ["I. S.", null], "born": "1931-02-28", "died": "infinity",
                 "portrait": "AAECA/8="}""").json(201);

        assertThat(person.get("aliases")).isEqualTo(Answer.parse("['I. S.', null]"));
        assertThat(person.get("born").asString()).isEqualTo("1931-02-28");
        assertThat(person.get("died").asString()).isEqualTo("infinity");
        assertThat(person.get("portrait").asString()).isEqualTo("AAECA/8=");
        assertThat(library.count("person WHERE name = 'Ida Sample' AND portrait = '\\x00010203ff'")).isOne();
    }

    /** A billing that is left out stays as it is, or is the default. */
    @Test
    void creditsOfAnotherLibraryAreLoaded() {
        long film = library.createFilm("Loaded");
        long person = createPerson("Loaded Person");
        library.post("/credits", "{'film_id': %d, 'person_id': %d, 'job': 'cast', 'billing': 7}".formatted(film, person)).json(201);
        String csv = """
                film_id,person_id,job,role
                %1$d,%2$d,cast,The Guard
                %1$d,%2$d,music,
                %1$d,%2$d,camera,Nobody
                %1$d,none,writer,
                """.formatted(film, person);

        JsonNode loaded = library.send("POST", "/credits/load", "text/csv", BodyPublishers.ofString(csv)).json(200);

        assertThat(loaded.get("inserted").asInt()).isOne();
        assertThat(loaded.get("updated").asInt()).isOne();
        assertThat(loaded.get("rejects")).extracting(reject -> reject.get("line").asInt(),
                        reject -> reject.get("errors").get(0).get("code").asString())
                .containsExactly(tuple(4, "check_violation"), tuple(5, "invalid_format"));
        assertThat(library.post("/credits/search", "{'film_id': %d}".formatted(film)).rows())
                .extracting(row -> row.get("job").asString(), row -> row.get("billing").asInt())
                .containsExactlyInAnyOrder(tuple("cast", 7), tuple("music", 99));
    }

    @Test
    void aCreditIsAddedChangedFoundAndRemovedByItsKey() {
        long film = library.createFilm("Credited");
        long person = createPerson("Busy Person");
        String key = "'film_id': %d, 'person_id': %d, ".formatted(film, person);

        assertThat(library.post("/credits", "{" + key + "'job': 'director'}").json(201)).isEqualTo(Answer.parse(
                "{" + key + "'job': 'director', 'role': null, 'billing': 99}"));
        library.post("/credits", "{" + key + "'job': 'cast', 'role': 'The Guard', 'billing': 2}").json(201);

        assertThat(library.post("/credits/update", "{" + key + "'job': 'cast', 'role': 'The King'}").json(200))
                .isEqualTo(Answer.parse("{" + key + "'job': 'cast', 'role': 'The King', 'billing': 2}"));

        assertThat(library.post("/credits/search", "{'film_id': %d}".formatted(film)).rows())
                .extracting(row -> row.get("job").asString()).containsExactly("director", "cast");
        assertThat(library.post("/credits/search", "{'film_id': %d, 'jobs': ['cast', 'music']}".formatted(film))
                .rows()).singleElement().isEqualTo(Answer.parse("""
                {"job": "cast", "billing": 2, "person_id": %d, "name": "Busy Person", "role": "The King",
                 "born": null}""".formatted(person)));

        assertThat(library.post("/credits/delete", "{" + key + "'job': 'cast'}").json(200).get("num_rows").asInt())
                .isOne();
        assertThat(library.count("credit WHERE film_id = " + film)).isOne();
    }

    @Test
    void changeCreditOfAnotherJobIsNotFound() {
        long film = library.createFilm("Uncredited");
        long person = createPerson("Idle Person");

        library.post("/credits/update", "{'film_id': %d, 'person_id': %d, 'job': 'music', 'billing': 1}"
                .formatted(film, person)).problem(404);
    }
}
