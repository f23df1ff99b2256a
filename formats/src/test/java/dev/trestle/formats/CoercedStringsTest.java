package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Routes with {@code validate: off} read the text of a number or boolean from a string; others refuse it. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoercedStringsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Postgres.Database database;
    private Readings service;

    CoercedStringsTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Readings.start(database, media);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    private HttpResponse<String> post(String path, String type, String body) {
        return service.send(service.request(path, "Content-Type", type)
                .POST(BodyPublishers.ofString(body.replace('\'', '"').replace("\\n", "\n"))));
    }

    private static List<String> errors(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        return JSON.readTree(answer.body()).get("errors").valueStream()
                .map(error -> error.get("pointer").asString() + " " + error.get("code").asString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json | {'rows': [{'label': 'x', 'amount': '5', 'weight': '1.50', 'checked': 'true'}]}",
        "application/json | {'rows': [{'label': 'x', 'amount': 5, 'weight': 1.50, 'checked': true}]}",
        "application/vnd.trestle.columns+json | {'label': ['x'], 'amount': ['5'], 'weight': ['1.5'], 'checked': ['true']}",
        "application/x-ndjson | {'label': 'x', 'amount': '5', 'weight': '1.5', 'checked': 'true'}",
        "text/csv | label,amount,weight,checked\\nx,5,1.5,true\\n",
    })
    void areValues(String type, String body) {
        database.execute("TRUNCATE sample");
        assertThat(post("/samples/coerced", type, body).statusCode()).isEqualTo(201);
        assertThat(database.query("SELECT (label, amount, weight, checked)::text FROM sample")).isEqualTo("(x,5,1.500,t)");
    }

    @Test
    void areValuesWithinOneRow() {
        database.execute("TRUNCATE sample");
        HttpResponse<String> answer = post("/sample/coerced", "application/json",
                "{'label': '7', 'amount': '-5', 'checked': 'false', 'tags': ['1', null], 'place': {'name': '2', 'height': '-12.5'}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(database.query("SELECT (label, amount, checked, tags, place)::text FROM sample"))
                .isEqualTo("(7,-5,f,\"{1,NULL}\",\"(2,-12.5)\")");
    }

    @Test
    void haveToBeTheTextOfSuchAValue() {
        assertThat(errors(post("/samples/coerced", "application/json", """
                {'rows': [{'label': 5, 'amount': '1.5', 'weight': 'NaN', 'checked': 'yes'},
                          {'label': 'x', 'amount': ' 1', 'weight': '', 'checked': 1},
                          {'label': 'x', 'amount': '2147483648', 'weight': [], 'checked': '1'}]}""")))
                .containsExactly("/rows/0/label wrong_type", "/rows/0/amount invalid_format", "/rows/0/weight invalid_format",
                        "/rows/0/checked invalid_format", "/rows/1/amount invalid_format", "/rows/1/weight invalid_format",
                        "/rows/1/checked wrong_type", "/rows/2/amount out_of_range", "/rows/2/weight wrong_type",
                        "/rows/2/checked invalid_format");
    }

    @Test
    void areRefusedByDefault() {
        assertThat(errors(post("/samples", "application/json", "{'rows': [{'label': 'x', 'amount': '5', 'checked': 'true'}]}")))
                .containsExactly("/rows/0/amount wrong_type", "/rows/0/checked wrong_type");
    }
}
