package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Several queries in one answer. */
@LibraryTest
class DashboardIT {

    private final Library library;

    DashboardIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void hasThePartsInTheirOrder() {
        library.createFilm("Newest of all");

        JsonNode board = library.get("/dashboard?by=2026-01-01T00:00:00Z&max_rows=3").json(200);

        assertThat(board.propertyNames()).containsExactly("totals", "newest_films", "overdue_loans", "genres");
        assertThat(board.get("totals").get("films").asLong()).isEqualTo(library.count("film"));
        assertThat(board.get("totals").get("lent").asLong()).isEqualTo(library.count("loan WHERE returned_at IS NULL"));
        assertThat(board.get("newest_films")).hasSize(3);
        assertThat(board.get("newest_films").get(0).get("title").asString()).isEqualTo("Newest of all");
        assertThat(board.get("genres")).hasSize(library.get("/genres/statistics").rows().size());
    }

    /** They are the parameters of the parts; two parts have {@code max_rows}. */
    @Test
    void takesTheInputsOfAllParts() {
        String by = "by=2026-01-01T00:00:00Z&max_rows=1000";
        JsonNode all = library.get("/dashboard?" + by).json(200);
        JsonNode trusted = library.get("/dashboard?" + by + "&trusted=true&at_least=1").json(200);

        assertThat(all.get("overdue_loans")).hasSize(library.get("/loans/overdue?" + by).rows().size());
        assertThat(trusted.get("overdue_loans")).hasSize(library.get("/loans/overdue?" + by + "&trusted=true").rows().size());
        assertThat(trusted.get("genres")).allSatisfy(genre -> assertThat(genre.get("films").asLong()).isPositive());
        assertThat(library.get("/dashboard?max_rows=x").errors(422)).containsExactly("/max_rows invalid_format", "/by required");
        assertThat(library.get("/dashboard?" + by.replace("1000", "-1")).errors(422)).containsExactly("invalid_value");
    }
}
