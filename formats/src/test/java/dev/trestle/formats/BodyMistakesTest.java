package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is wrong with the rows of a request, in each format: the same answer, and nothing is stored. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyMistakesTest {

    private static final String COLUMNS = "application/vnd.trestle.columns+json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Postgres.Database database;
    private Readings service;

    BodyMistakesTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeAll
    void start(@TempDir Path media) {
        service = Readings.start(database, media);
    }

    @AfterAll
    void stop() {
        assertThat(database.query("SELECT count(*) FROM sample")).isEqualTo("0");
        service.close();
    }

    private HttpResponse<String> post(String type, byte[] body) {
        return service.send(service.request("/samples", "Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private JsonNode problem(int status, String type, String body) {
        HttpResponse<String> answer = post(type, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return JSON.readTree(answer.body());
    }

    /** Each error as its pointer, its code and its message. */
    private List<String> errors(String type, String body) {
        return problem(422, type, body).get("errors").valueStream()
                .map(error -> Stream.of("pointer", "code", "message").map(name -> error.get(name).asString()).toList())
                .map(error -> String.join(" ", error))
                .toList();
    }

    @Test
    void allErrorsOfAllRows() {
        assertThat(errors("application/json", """
                {'rows': [{'label': 'a', 'amount': 'x', 'quality': 'bad'}, {'label': 'b'}, {'note': null, 'drawn': '1-1-1'}]}"""))
                .containsExactly(
                        "/rows/0/amount wrong_type has to be an integer",
                        "/rows/0/quality not_a_label has to be one of good, doubtful",
                        "/rows/2/drawn invalid_format has to be a date such as 2026-01-31",
                        "/rows/2/label required is required");
        assertThat(errors("application/x-ndjson", """
                {'label': 'a', 'amount': 'x', 'quality': 'bad'}

                {'label': 'b'}
                {'note': null, 'drawn': '1-1-1'}
                7"""))
                .containsExactly(
                        "/rows/0/amount wrong_type has to be an integer (line 1)",
                        "/rows/0/quality not_a_label has to be one of good, doubtful (line 1)",
                        "/rows/2/drawn invalid_format has to be a date such as 2026-01-31 (line 4)",
                        "/rows/2/label required is required (line 4)",
                        "/rows/3 wrong_type has to be an object (line 5)");
        assertThat(errors("text/csv", """
                amount,label,quality,drawn,tags,place,stock
                x,a,bad,,,,
                1,'b

                b',good,,,,
                ,,,1-1-1,{a},[],99999999999
                1,c,good
                1,d,good,,'[1]','{''height'': true}',,"""))
                .containsExactly(
                        "/rows/0/amount invalid_format has to be an integer (line 2)",
                        "/rows/0/quality not_a_label has to be one of good, doubtful (line 2)",
                        "/rows/2/label null_not_allowed must not be null; an empty field is null, and \"\" is an empty string (line 6)",
                        "/rows/2/drawn invalid_format has to be a date such as 2026-01-31 (line 6)",
                        "/rows/2/tags invalid_format has to be JSON (line 6)",
                        "/rows/2/place wrong_type has to be an object (line 6)",
                        "/rows/2/stock out_of_range has to be from -2147483648 to 2147483647 (line 6)",
                        "/rows/3 wrong_count has to have as many fields as the header, 7, but has 3 (line 7)",
                        "/rows/4 wrong_count has to have as many fields as the header, 7, but has 8 (line 8)");
        assertThat(errors(COLUMNS, """
                {'label': ['a', null], 'tags': [[1], 'x'], 'place': [null, {'height': 'x', 'nam': 1}]}"""))
                .containsExactly(
                        "/rows/0/tags/0 wrong_type has to be a string",
                        "/rows/1/label null_not_allowed must not be null",
                        "/rows/1/tags wrong_type has to be an array",
                        "/rows/1/place/height wrong_type has to be a number",
                        "/rows/1/place/nam unknown_field is not a field of this object");
    }

    @Test
    void unknownAndMissingColumns() {
        String[] errors = {"/colour unknown_field is not a field of this request", "/label required is required"};
        assertThat(errors(COLUMNS, "{'colour': [1, 2], 'note': ['a']}")).containsExactly(errors);
        assertThat(errors("text/csv", "colour,note\n1\n")).containsExactly(errors);
        assertThat(errors("text/csv", "label,note,label,\n")).containsExactly("/label repeated occurs more than once in the header");
        assertThat(errors("text/csv", "label,\n")).containsExactly("/ unknown_field is not a field of this request");
    }

    @Test
    void columnsOfDifferentLengths() {
        assertThat(errors(COLUMNS, "{'note': ['a', 'b'], 'label': ['c'], 'stock': 1, 'amount': [], 'tags': [[], []]}")).containsExactly(
                "/label wrong_count has to have as many values as the first column, 2, but has 1",
                "/stock wrong_type has to be an array",
                "/amount wrong_count has to have as many values as the first column, 2, but has 0");
        assertThat(errors(COLUMNS, "[{'label': 'a'}]")).containsExactly(" not_an_object has to be a JSON object with an array for each column");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json     | `{'rows': [{'label': 'a'}`                          | line 1, column 25",
        "application/json     | `{'rows': []} x`                                    | line 1, column 14",
        "application/json     | ``                                                  | is empty",
        "application/x-ndjson | `{'label': 'a'}\n\n{'label': 'b'`                   | line 3, column 14",
        "application/x-ndjson | `{'label': 'a'}\n{'label':\n'b'}`                   | line 2",
        "application/x-ndjson | `{'label': 'a'} {'label': 'b'}`                     | text after the JSON object in line 1",
        "application/x-ndjson | `{'label': 'a', 'label': 'b'}`                      | same name twice",
        "application/x-ndjson | `[{'label': 'a'}`                                   | line 1",
        "columns              | `{'label': ['a']`                                   | not well-formed JSON",
        "columns              | `{'label': ['a'], 'label': ['b']}`                  | same name twice",
        "columns              | `{'label': []} []`                                  | text after",
        "columns              | ``                                                  | is empty",
        "text/csv             | ``                                                  | has no header",
        "text/csv             | `\nlabel`                                           | has no header",
        "text/csv             | `label\na\n'b\nc`                                   | line 3 has a field without a closing quote",
        "text/csv             | `label\n'a'x\n`                                     | line 2 has text after a closing quote",
        "text/csv             | `label\na\nb'x\n`                                   | line 3 has a quote in a field",
        "text/csv             | `'label\n`                                          | line 1 has a field without a closing quote",
    })
    void malformed(String type, String body, String detail) {
        assertThat(problem(400, type.equals("columns") ? COLUMNS : type, body).get("detail").asString()).contains(detail);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", COLUMNS, "application/x-ndjson", "text/csv"})
    void notUtf8(String type) {
        byte[] body = switch (type) {
            case "text/csv" -> "label\n\u00E9\n".getBytes(StandardCharsets.ISO_8859_1);
            case COLUMNS -> "{\"label\": [\"\u00E9\"]}".getBytes(StandardCharsets.ISO_8859_1);
            case "application/json" -> "{\"rows\": [{\"label\": \"\u00E9\"}]}".getBytes(StandardCharsets.ISO_8859_1);
            default -> "{\"label\": \"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);
        };
        assertThat(post(type, body).statusCode()).isEqualTo(400);
    }

    @Test
    void tooManyRows() {
        String labels = IntStream.range(0, 21).mapToObj(i -> "'a'").reduce((a, b) -> a + "," + b).orElseThrow();
        String error = "/rows too_many_rows has more than 20 rows";
        assertThat(errors("application/json", "{'rows': [" + labels.replace("'a'", "{'label': 'a'}") + "]}")).containsExactly(error);
        assertThat(errors(COLUMNS, "{'label': [" + labels + "]}")).containsExactly(error);
        assertThat(errors("application/x-ndjson", labels.replace("'a',", "{'label': 'a'}\n").replace("'a'", "{'label': 'a'}")))
                .containsExactly(error);
        assertThat(errors("text/csv", "label\n" + labels.replace("'a'", "a").replace(",", "\n"))).containsExactly(error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", COLUMNS, "application/x-ndjson", "text/csv"})
    void tooLarge(String type) {
        assertThat(problem(413, type, " ".repeat(1024 * 1024 + 1)).get("detail").asString()).contains("1048576 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "text/plain", "application/xml", "", "text/csv; charset=iso-8859-1", "text/csv; header=absent", "application/json; charset=utf-16",
        "application/x-ndjson; charset=latin1", "application/vnd.trestle.columns+x-ndjson", "application/vnd.trestle.other+json",
    })
    void otherTypes(String type) {
        HttpResponse<String> answer = service.send((type.isEmpty()
                ? service.request("/samples") : service.request("/samples", "Content-Type", type)).POST(BodyPublishers.ofString("label")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(415);
        String types = "application/json, " + COLUMNS + ", application/x-ndjson, text/csv, application/vnd.apache.arrow.stream, "
                + "application/vnd.apache.parquet";
        assertThat(answer.body()).contains("one of " + types + ", in UTF-8");
        assertThat(answer.headers().firstValue("Accept")).hasValue(types);
    }

    /** The errors of the database point to the row, too. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "application/json     | `{'rows': [{'sample_id': 1, 'label': 'a'}, {'sample_id': 1, 'label': 'b'}]}`",
        "columns              | `{'sample_id': [1, 1], 'label': ['a', 'b']}`",
        "application/x-ndjson | `{'sample_id': 1, 'label': 'a'}\n{'sample_id': 1, 'label': 'b'}`",
        "text/csv             | `sample_id,label\n1,a\n1,b`",
    })
    void errorsOfTheDatabase(String type, String body) {
        JsonNode problem = problem(409, type.equals("columns") ? COLUMNS : type, body);
        assertThat(problem.get("errors").valueStream().map(error -> error.get("pointer").asString())).containsExactly("/rows/1/sample_id");
    }
}
