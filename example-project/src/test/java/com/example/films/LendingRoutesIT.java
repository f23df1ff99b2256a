package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The routes under /prints, /cinemas and /loans, when all is well. */
@LibraryTest
class LendingRoutesIT {

    private final Library library;

    LendingRoutesIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    @Test
    void addCinemaKeepsEveryDigit() {
        JsonNode cinema = library.post("/cinemas", """
                {"name": "Precise", "city": "Merrow", "latitude": 52.379189123456789, "longitude": -1e-7,
                 "seats": 2147483647, "opens_at": "09:05:07.123456", "formats": ["70mm", "DCP"], "trusted": true}""")
                .json(201);

        assertThat(cinema.get("latitude").doubleValue()).isEqualTo(52.379189123456789);
        assertThat(cinema.get("longitude").doubleValue()).isEqualTo(-1e-7);
        assertThat(cinema.get("seats").asInt()).isEqualTo(Integer.MAX_VALUE);
        assertThat(cinema.get("opens_at").asString()).isEqualTo("09:05:07.123456");
        assertThat(cinema.get("formats")).isEqualTo(Answer.parse("['70mm', 'DCP']"));
        assertThat(cinema.get("trusted").asBoolean()).isTrue();
    }

    @Test
    void addCinemaTakesTheInfinitiesOfADouble() {
        JsonNode cinema = library.post("/cinemas", """
                {"name": "Nowhere", "city": "Merrow", "latitude": "NaN", "longitude": "-Infinity", "seats": 1}""")
                .json(201);

        assertThat(cinema.get("latitude").asString()).isEqualTo("NaN");
        assertThat(cinema.get("longitude").asString()).isEqualTo("-Infinity");
        assertThat(cinema.get("opens_at").asString()).isEqualTo("18:00:00");
        assertThat(cinema.get("trusted").asBoolean()).isFalse();
    }

    @Test
    void addPrintKeepsJsonAsItWasWritten() {
        long film = library.createFilm("Printed");

        Answer answer = library.post("/prints", """
                {"film_id": %d, "format": "70mm", "barcode": "ZA000001", "wear": 0.25, "acquired": "2026-02-03",
                 "notes": {"b": 1.0,  "a": [1e3]}}""".formatted(film));

        JsonNode print = answer.json(201);
        assertThat(print.get("barcode").asString()).isEqualTo("ZA000001");
        assertThat(print.get("shelf").isNull()).isTrue();
        assertThat(print.get("wear").decimalValue()).isEqualByComparingTo("0.25");
        assertThat(print.get("acquired").asString()).isEqualTo("2026-02-03");
        assertThat(answer.body()).contains("{\"b\": 1.0,  \"a\": [1e3]}");
    }

    @Test
    void removePrintsMatchesANullShelfWithNull() {
        long film = library.createFilm("Shelved");
        library.addPrint(film, "DCP", "ZB000001", "'A-01'");
        library.addPrint(film, "DCP", "ZB000002", "'A-01'");
        library.addPrint(film, "DCP", "ZB000003", "null");
        library.addPrint(film, "35mm", "ZB000004", "null");
        String match = "{'film_id': %d, 'format': 'DCP', 'shelf': ".formatted(film);

        assertThat(library.post("/prints/delete", match + "null}").json(200).get("num_rows").asInt()).isOne();
        assertThat(library.post("/prints/delete", match + "'A-01'}").json(200).get("num_rows").asInt()).isEqualTo(2);
        assertThat(library.count("print WHERE barcode = 'ZB000004'")).isOne();
    }

    @Test
    void aLoanIsLentFoundOverdueExtendedAndReturned() {
        long print = library.addPrint(library.createFilm("Lent"), "DCP", "ZC000001", "null");
        JsonNode loan = library.post("/loans", """
                {"print_id": %d, "cinema_id": 1, "lent_at": "2024-03-01T10:00:00+02:00",
                 "due_at": "2024-03-08T08:00:00Z", "fee": 100}""".formatted(print)).json(201);
        long id = loan.get("loan_id").asLong();
        assertThat(loan.get("lent_at").asString()).isEqualTo("2024-03-01T08:00:00Z");
        assertThat(loan.get("returned_at").isNull()).isTrue();
        assertThat(loan.get("fee").decimalValue()).isEqualTo("100.00");

        assertThat(library.get("/loans/overdue?by=2024-03-08T10:00:01%2B02:00&max_rows=10").rows())
                .singleElement().satisfies(row -> {
                    assertThat(row.get("loan_id").asLong()).isEqualTo(id);
                    assertThat(row.get("barcode").asString()).isEqualTo("ZC000001");
                    assertThat(row.get("title").asString()).isEqualTo("Lent");
                });
        assertThat(library.get("/loans/overdue?by=2024-03-08T08:00:00Z&max_rows=10").rows()).isEmpty();

        String extension = "{'loan_id': %d, 'days': 3, 'daily_fee': 12.505}".formatted(id);
        assertThat(library.post("/loans/extend", extension).json(200)).isEqualTo(Answer.parse("""
                {"loan_id": %d, "print_id": %d, "due_at": "2024-03-11T08:00:00Z", "fee": 137.53}"""
                .formatted(id, print)));

        String back = "{'loan_id': %d, 'returned_at': '2024-03-09T00:00:00.000001Z'}".formatted(id);
        assertThat(library.post("/loans/return", back).json(200)).isEqualTo(Answer.parse("""
                {"loan_id": %d, "print_id": %d, "returned_at": "2024-03-09T00:00:00.000001Z", "fee": 137.53}"""
                .formatted(id, print)));
        library.post("/loans/extend", extension).problem(404);
    }

    @Test
    void overdueLoansOfTheTrustedAndOfTheOthersTogetherAreAll() {
        String by = "/loans/overdue?by=2026-01-01T00:00:00Z&max_rows=1000";
        int all = library.get(by).rows().size();

        assertThat(library.get(by + "&trusted=true").rows()).isNotEmpty().hasSizeLessThan(all);
        assertThat(library.get(by + "&trusted=true").rows().size() + library.get(by + "&trusted=false").rows().size())
                .isEqualTo(all);
    }
}
