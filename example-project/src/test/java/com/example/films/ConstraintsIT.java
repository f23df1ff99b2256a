package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the database can refuse: the answer names the constraint, and nothing is written. */
@LibraryTest
class ConstraintsIT {

    private final Library library;

    ConstraintsIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void uniqueViolation() {
        String film = "{'title': 'Only One', 'length': 80, 'released': '2001-01-01'}";
        library.post("/films", film).json(201);

        Answer again = library.post("/films", film);

        again.problem(409);
        assertThat(again.body()).contains("film_title_released_unique").doesNotContain("Only One");
        assertThat(library.count("film WHERE title = 'Only One'")).isOne();
    }

    @Test
    void uniqueViolationOfAPartialIndexAndOfAnUpdate() {
        long film = library.createFilm("Wanted");
        long print = library.addPrint(film, "DCP", "ZD000001", "null");
        String loan = "{'print_id': %d, 'cinema_id': 2, 'due_at': '2999-01-01T00:00:00Z'}".formatted(print);
        long first = library.post("/loans", loan).json(201).get("loan_id").asLong();

        assertThat(library.post("/loans", loan).problem(409).toString()).contains("loan_one_open_per_print");

        String back = "{'loan_id': %d, 'returned_at': %s}";
        library.post("/loans/return", back.formatted(first, "'2998-01-01T00:00:00Z'")).json(200);
        library.post("/loans", loan).json(201);
        assertThat(library.post("/loans/return", back.formatted(first, "null")).problem(409).toString())
                .contains("loan_one_open_per_print");
    }

    @Test
    void uniqueViolationOfACompositeKey() {
        String credit = "{'film_id': %d, 'person_id': 1, 'job': 'writer'}".formatted(library.createFilm("Twice"));
        library.post("/credits", credit).json(201);

        assertThat(library.post("/credits", credit).problem(409).toString()).contains("credit_pkey");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "/prints        | print_film_id_fkey      | {'film_id': -1, 'format': 'DCP', 'barcode': 'ZE000001'}",
        "/credits       | credit_person_id_fkey   | {'film_id': 1, 'person_id': -1, 'job': 'music'}",
        "/films         | film_title_not_blank    | {'title': '', 'length': 1}",
        "/films         | film_length_sensible    | {'title': 'Endless', 'length': 901}",
        "/films         | film_budget_not_negative | {'title': 'In Debt', 'length': 1, 'budget': -0.01}",
        "/prints        | print_barcode_form      | {'film_id': 1, 'format': 'DCP', 'barcode': 'ze000001'}",
        "/people        | person_dies_after_birth | {'name': 'Backwards', 'born': '2000-01-02', 'died': '2000-01-01'}",
        "/reviews/update | review_stars_one_to_five | {'film_id': %FILM%, 'member_id': '%MEMBER%', 'stars': 6}"
    })
    void foreignKeyOrCheckViolation(String path, String constraint, String body) {
        Answer answer = library.post(path, body.contains("%FILM%") ? withReview(body) : body);

        assertThat(answer.status()).as(answer.body()).isIn(409, 422);
        assertThat(answer.problem(answer.status()).toString()).contains(constraint);
    }

    @Test
    void checkViolationOfAnUpdate() {
        Answer answer = library.patch("/films/1", "{'length': -1}");

        assertThat(answer.problem(422).toString()).contains("film_length_sensible");
    }

    private String withReview(String body) {
        long film = library.createFilm("Overrated");
        String member = library.createMember("generous%d@films.example".formatted(film)).get("member_id").asString();
        library.post("/reviews", "{'film_id': %d, 'member_id': '%s', 'stars': 5}".formatted(film, member)).json(201);
        return body.replace("%FILM%", Long.toString(film)).replace("%MEMBER%", member);
    }

    @Test
    void rowThatOthersPointAtIsNotDeleted() {
        long film = library.createFilm("Held");
        library.addPrint(film, "16mm", "ZF000001", "null");

        Answer answer = library.delete("/films/" + film);

        assertThat(answer.status()).isIn(409, 422);
        assertThat(answer.problem(answer.status()).toString()).contains("print_film_id_fkey");
        assertThat(library.count("film WHERE film_id = " + film)).isOne();
    }

    @Test
    void blanksBeyondTheLengthOfACharColumnAreFine() {
        long film = library.createFilm("Padded");

        assertThat(library.addPrint(film, "DCP", "ZG000001   ", "null")).isPositive();
        assertThat(library.post("/prints", "{'film_id': %d, 'format': 'DCP', 'barcode': 'ZG0000012'}".formatted(film))
                .errors(422)).containsExactly("/barcode too_long");
    }

    @Test
    void arithmeticThatOverflowsInAQuery() {
        Answer answer = library.post("/loans/extend", "{'loan_id': 1, 'days': 2147483647, 'daily_fee': 9999.99}");

        assertThat(answer.status()).isIn(404, 422);
        answer.problem(answer.status());
    }
}
