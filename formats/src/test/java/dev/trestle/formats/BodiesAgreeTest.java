package dev.trestle.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.testing.Postgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows in each format of a body are stored as the same rows. */
@ExtendWith(Postgres.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodiesAgreeTest {

    private static final String STORED = "SELECT coalesce(string_agg(s::text, E'\\n' ORDER BY sample_id), '') FROM sample s";

    /** A row with all that there can be, one with as little as there can be, and one with empty values. */
    private static final String ROWS = text("""
            (1,'Nord, ''é'' 😀','two\r
            lines',-2147483648,0,1234567.891,t,2026-02-28,'2026-01-02 03:04:05.5+00',doubtful,'{a,NULL,''x,y''}',\
            '{''k'': [1, null, ''v'']}','(''a ''''b'''''',-12.5)')
            (2,b,,2,,,,,,good,,,)
            (3,'','',1,7,0.000,f,0001-01-01,'2026-01-02 00:00:00+00',good,{},'''text''','(,)')""");

    private static final String JSON = text("""
            {'rows': [
            {'sample_id': 1, 'label': 'Nord, \\'é\\' 😀', 'note': 'two\\r\\nlines', 'amount': -2147483648, 'stock': 0,
             'weight': 1234567.8914, 'checked': true, 'drawn': '2026-02-28', 'received': '2026-01-02T04:04:05.5+01:00',
             'quality': 'doubtful', 'tags': ['a', null, 'x,y'], 'facts': {'k': [1, null, 'v']},
             'place': {'name': 'a \\'b\\'', 'height': -12.5}},
            {'sample_id': 2, 'label': 'b', 'note': null, 'amount': 2, 'stock': null, 'weight': null, 'checked': null,
             'drawn': null, 'received': null, 'quality': 'good', 'tags': null, 'facts': null, 'place': null},
            {'sample_id': 3, 'label': '', 'note': '', 'amount': 1, 'stock': 7, 'weight': 0, 'checked': false,
             'drawn': '0001-01-01', 'received': '2026-01-02T00:00:00Z', 'quality': 'good', 'tags': [], 'facts': 'text',
             'place': {'name': null, 'height': null}}
            ]}""");

    private static final String COLUMNS = text("""
            {'place': [{'name': 'a \\'b\\'', 'height': -12.5}, null, {'name': null, 'height': null}],
             'facts': [{'k': [1, null, 'v']}, null, 'text'], 'tags': [['a', null, 'x,y'], null, []],
             'quality': ['doubtful', 'good', 'good'],
             'received': ['2026-01-02T04:04:05.5+01:00', null, '2026-01-02T00:00:00Z'],
             'drawn': ['2026-02-28', null, '0001-01-01'], 'checked': [true, null, false],
             'weight': [1234567.8914, null, 0], 'stock': [0, null, 7], 'amount': [-2147483648, 2, 1],
             'note': ['two\\r\\nlines', null, ''], 'label': ['Nord, \\'é\\' 😀', 'b', ''], 'sample_id': [1, 2, 3]}""");

    private static final String NDJSON = text("""
            {'sample_id': 1, 'label': 'Nord, \\'é\\' 😀', 'note': 'two\\r\\nlines', 'amount': -2147483648, 'stock': 0, \
            'weight': 1234567.8914, 'checked': true, 'drawn': '2026-02-28', 'received': '2026-01-02T04:04:05.5+01:00', \
            'quality': 'doubtful', 'tags': ['a', null, 'x,y'], 'facts': {'k': [1, null, 'v']}, \
            'place': {'name': 'a \\'b\\'', 'height': -12.5}}

             \t\r
            {'sample_id': 2, 'label': 'b', 'amount': 2, 'stock': null}\r
            {'sample_id': 3, 'label': '', 'note': '', 'weight': 0, 'checked': false, 'drawn': '0001-01-01', \
            'received': '2026-01-02T00:00:00Z', 'tags': [], 'facts': 'text', 'place': {'name': null, 'height': null}}""");

    /** The stock of the second row is null, and the amount and the quality of the third are left out. */
    private static final String CSV = text("""
            sample_id,label,note,amount,stock,weight,checked,drawn,received,quality,tags,facts,place
            1,'Nord, ''é'' 😀','two\r
            lines',-2147483648,0,1234567.8914,true,2026-02-28,2026-01-02T04:04:05.5+01:00,doubtful,'[''a'', null, ''x,y'']',\
            '{''k'': [1, null, ''v'']}','{''name'': ''a \\''b\\'''', ''height'': -12.5}'

            2,b,,2,,,,,,,,,
            3,'','',,7,0,false,0001-01-01,2026-01-02T00:00:00Z,,[],'''text''','{''name'': null, ''height'': null}'""");

    private static String text(String apostrophesForQuotes) {
        return apostrophesForQuotes.replace('\'', '"');
    }

    private final Postgres.Database database;
    private Readings service;

    BodiesAgreeTest(Postgres.Database database) {
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
        return service.send(service.request(path, "Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private String stored(String path, String type, String body) {
        database.execute("TRUNCATE sample RESTART IDENTITY");
        HttpResponse<String> answer = post(path, type, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return database.query(STORED);
    }

    @Test
    void jsonRows() {
        assertThat(stored("/samples", "application/json", JSON)).isEqualTo(ROWS);
        assertThat(stored("/samples", "application/vnd.example+json; charset=\"UTF-8\"", JSON)).isEqualTo(ROWS);
    }

    @Test
    void jsonColumns() {
        assertThat(stored("/samples", "application/vnd.trestle.columns+json", COLUMNS)).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-ndjson", "application/ndjson", "application/jsonl", "application/JSONLINES;charset=utf-8"})
    void ndjson(String type) {
        assertThat(stored("/samples", type, NDJSON)).isEqualTo(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "Text/CSV; charset=UTF-8; header=present"})
    void csv(String type) {
        assertThat(stored("/samples", type, CSV)).isEqualTo(ROWS);
        assertThat(stored("/samples", type, "\uFEFF" + CSV)).isEqualTo(ROWS);
        assertThat(stored("/samples", type, CSV + "\r\n")).isEqualTo(ROWS);
    }

    /** Columns in another order, and without those that are optional; a default is for columns and fields that are left out. */
    @Test
    void columnsThatAreLeftOut() {
        String rows = "(1,a,x,1,7,,,,,good,,,)\n(2,b,,1,7,,,,,good,,,)";
        assertThat(stored("/samples", "application/json", text("{'rows': [{'label': 'a', 'note': 'x'}, {'label': 'b'}]}")))
                .isEqualTo(rows);
        assertThat(stored("/samples", "application/vnd.trestle.columns+json",
                text("{'note': ['x', null], 'label': ['a', 'b']}"))).isEqualTo(rows);
        assertThat(stored("/samples", "text/csv", "note,label\nx,a\n,b")).isEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/json                     | {\"rows\": []}",
        "application/vnd.trestle.columns+json | {\"label\": [], \"note\": []}",
        "application/x-ndjson                 | ''",
        "application/x-ndjson                 | '\n\n'",
        "text/csv                             | 'label,note'",
    })
    void noRows(String type, String body) {
        assertThat(stored("/samples", type, body)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "application/vnd.trestle.columns+json | {\"extra\": [1], \"label\": [\"a\", \"b\"], \"other\": 2, \"note\": [\"x\", null]}",
        "application/x-ndjson                 | '{\"label\": \"a\", \"extra\": 1, \"note\": \"x\"}\n{\"extra\": [], \"label\": \"b\"}'",
        "text/csv                             | 'extra,label,other,note\n1,a,,x\n2,b,\"\",'",
    })
    void unknownFieldsThatAreIgnored(String type, String body) {
        assertThat(stored("/samples/notes", type, body)).isEqualTo("(1,a,x,1,7,,,,,good,,,)\n(2,b,,1,7,,,,,good,,,)");
    }

    /** What an answer has as CSV is a body, too. */
    @Test
    void anEmptyLineIsARowOfOneColumn() {
        String twoRows = stored("/samples/notes", "text/csv", "label\r\n\"\"\r\na\r\n");
        assertThat(twoRows).isEqualTo("(1,\"\",,1,7,,,,,good,,,)\n(2,a,,1,7,,,,,good,,,)");
        assertThat(post("/samples/notes", "text/csv", "label\na\n\nb\n").body()).contains("/rows/1/label", "null_not_allowed", "(line 3)");
    }
}
