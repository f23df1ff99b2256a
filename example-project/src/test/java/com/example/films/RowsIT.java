package com.example.films;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A review that is written or written anew, a delivery of prints, and the preview of a film. */
@LibraryTest
class RowsIT {

    private final Library library;

    RowsIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private Answer put(String path, String json) {
        return library.send("PUT", path, Library.JSON, BodyPublishers.ofString(json.replace('\'', '"'), UTF_8));
    }

    private static String print(long film, String barcode) {
        return "{'film_id': %d, 'format': '35mm', 'barcode': '%s'}".formatted(film, barcode);
    }

    @Test
    void aReviewIsCreatedThenReplaced() {
        long film = library.createFilm("Reviewed Twice");
        String member = library.createMember("again@example.org").get("member_id").asString();
        String path = "/films/" + film + "/reviews/" + member;

        JsonNode first = put(path, "{'stars': 2, 'body': 'Too long.'}").json(201);
        JsonNode second = put(path, "{'stars': 5, 'body': null}").json(200);

        assertThat(first.get("stars").asInt()).isEqualTo(2);
        assertThat(second.get("stars").asInt()).isEqualTo(5);
        assertThat(second.get("body").isNull()).isTrue();
        assertThat(second.get("written_at")).isEqualTo(first.get("written_at"));
        assertThat(library.count("review WHERE film_id = " + film)).isOne();
        assertThat(put(path, "{'stars': 9, 'body': null}").errors(422)).containsExactly("/stars check_violation");
        assertThat(put(path, "{'stars': 3}").errors(422)).containsExactly("/body required");
        assertThat(put("/films/0/reviews/" + member, "{'stars': 3, 'body': null}").errors(422))
                .containsExactly("/film_id foreign_key_violation");
    }

    @Test
    void membersWhoReviewAtOnceAreNotInEachOthersWay() {
        long film = library.createFilm("Reviewed at Once");
        String member = library.createMember("hasty@example.org").get("member_id").asString();
        String path = "/films/" + film + "/reviews/" + member;

        List<Integer> statuses = IntStream.range(0, 16).parallel()
                .mapToObj(i -> put(path, "{'stars': 4, 'body': null}").status()).toList();

        assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    }

    @Test
    void aDeliveryIsStoredInItsOrder() {
        long film = library.createFilm("Delivered");

        JsonNode rows = library.post("/prints/many",
                "{'rows': [%s, %s]}".formatted(print(film, "ZZ000002"), print(film, "ZZ000001"))).json(201).get("rows");

        assertThat(rows.valueStream().map(row -> row.get("barcode").asString())).containsExactly("ZZ000002", "ZZ000001");
        assertThat(rows.get(0).get("wear").asDouble()).isZero();
    }

    @Test
    void aDeliveryWithMistakesIsRefusedAsAWhole() {
        long film = library.createFilm("Returned to Sender");
        library.addPrint(film, "DCP", "YY000001", "null");

        assertThat(library.post("/prints/many", "{'rows': [%s, %s, %s, %s, %s]}".formatted(
                        print(film, "YY000002"), print(film, "YY000001"), print(film, "oddcode!"), print(0, "YY000003"),
                        print(film, "YY000002"))).errors(422))
                .containsExactly("/rows/1/barcode unique_violation", "/rows/2/barcode check_violation",
                        "/rows/3/film_id foreign_key_violation", "/rows/4/barcode unique_violation");
        assertThat(library.post("/prints/many", "{'rows': [{'film_id': 1}, {'film_id': 'x', 'format': 'VHS',"
                        + " 'barcode': 'YY000009', 'colour': 'red'}]}").errors(422))
                .containsExactly("/rows/0/format required", "/rows/0/barcode required", "/rows/1/film_id wrong_type",
                        "/rows/1/format not_a_label", "/rows/1/colour unknown_field");
        assertThat(library.count("print WHERE film_id = " + film)).isOne();
    }

    @Test
    void aPreviewTellsWhatWouldBeStored() {
        JsonNode film = library.post("/films/preview",
                "{'title': 'Only a Preview', 'length': 90, 'released': '1974-05-01'}").json(200);

        assertThat(film.get("decade").asInt()).isEqualTo(1970);
        assertThat(film.get("rating").asString()).isEqualTo("PG");
        assertThat(film.get("archive_code").asString()).hasSize(36);
        JsonNode films = library.post("/films/preview", """
                [{'title': 'Only a Preview', 'length': 1}, {'title': 'Another', 'length': 2}]""").json(200);
        assertThat(films.valueStream().map(row -> row.get("title").asString()))
                .containsExactly("Only a Preview", "Another");
        assertThat(library.post("/films/preview", "[{'title': 'Fine', 'length': 1}, {'title': 'Long', 'length': 901}]")
                .errors(422)).containsExactly("/1/length check_violation");
        assertThat(library.count("film WHERE title IN ('Only a Preview', 'Another', 'Fine')")).isZero();
    }
}
