package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The list of films in every format of its route. */
@LibraryTest
class FilmListIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Library library;

    FilmListIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
    }

    private String list(String format) {
        return library.get("/films/list?format=" + format).body();
    }

    @Test
    void hasTheSameFilmsInEveryFormat() {
        JsonNode rows = library.get("/films/list").json(200).get("rows");
        List<String> titles = rows.valueStream().map(row -> row.get("title").asString()).toList();
        assertThat(titles).isNotEmpty();

        assertThat(list("ndjson").lines().map(line -> JSON.readTree(line).get("title").asString()).toList()).isEqualTo(titles);
        assertThat(JSON.readTree(list("json_columns")).get("title").valueStream().map(JsonNode::asString).toList())
                .isEqualTo(titles);
        assertThat(list("csv")).startsWith("film_id,title,rating,released,length,genres,budget\r\n");
        assertThat(list("csv").split("\r\n")).hasSize(titles.size() + 1);
    }

    @Test
    void isDownloadedAsParquet() {
        Answer answer = library.get("/films/list?format=parquet");
        assertThat(answer.header("Content-Type")).hasValue("application/vnd.apache.parquet");
        assertThat(answer.body()).startsWith("PAR1").endsWith("PAR1").contains("film_id", "title", "genres");
    }

    @Test
    void hasNoOtherFormat() {
        assertThat(library.get("/films/list?format=xml").errors(422)).containsExactly("/format invalid_format");
    }
}
