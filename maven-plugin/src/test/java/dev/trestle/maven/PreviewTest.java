package dev.trestle.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the goal asks a service, and how it prints the answer. */
class PreviewTest {

    private static final String COLUMNS = "{\"columns\": [{\"column\": \"film.summary\"}, {\"column\": \"film.slug\"}]}";

    private static final PreviewRequest ROWS = new PreviewRequest("{\"rows\": 3}");

    private record Answer(int status, String body) {}

    private final Map<String, Answer> answers = new ConcurrentHashMap<>(Map.of("/computed", new Answer(200, COLUMNS)));
    private final Map<String, String> asked = new ConcurrentHashMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.put(path, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = answers.getOrDefault(path, new Answer(404, ""));
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PreviewService service() throws MojoFailureException {
        return PreviewService.at("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    private void refuses(String column, String message) {
        assertThatThrownBy(() -> service().preview(column, ROWS)).isInstanceOf(MojoFailureException.class).hasMessageContaining(message);
    }

    @Test
    void printsInputsValuesAndErrorsAsATable() throws Exception {
        answers.put("/computed/film.summary/preview", new Answer(200, """
                {"column": "film.summary", "rows": [
                  {"key": {"film_id": 30}, "inputs": {"body": "Cards,\\nand a very long text about all of the cards in it", "title": "Casino"},
                   "value": "A film \\ud83c\\udfac", "millis": 1204, "error": null},
                  {"key": {"film_id": 2}, "inputs": {"body": null, "title": "Brazil"},
                   "value": null, "millis": 3, "error": {"type": "java.io.IOException", "message": "no body"}}]}"""));
        assertThat(PreviewTable.lines(service().preview("film.summary", PreviewRequest.of(2, null, Path.of(""))))).containsExactly(
                "film_id  body                                      title   ms    film.summary",
                "30       Cards, and a very long text about all o…  Casino  1204  A film \uD83C\uDFAC",
                "2        null                                      Brazil  3     failed: java.io.IOException: no body");
        assertThat(asked).containsEntry("/computed/film.summary/preview", "{\"rows\": 2}");
    }

    @Test
    void printsTheMigrationOfAColumnThatTheDatabaseDoesNotHaveYet() throws Exception {
        answers.put("/computed", new Answer(200, "{\"columns\": [], \"not_in_database\": [\"film.mood\"]}"));
        answers.put("/computed/film.mood/preview", new Answer(200, """
                {"column": "film.mood", "migration": "ALTER TABLE public.film ADD COLUMN mood text;", "rows": [
                  {"key": {"film_id": 30}, "inputs": {"title": "Casino"}, "value": "dark", "millis": 12, "error": null}]}"""));
        assertThat(PreviewTable.lines(service().preview("film.mood", ROWS))).containsExactly(
                "film_id  title   ms  film.mood",
                "30       Casino  12  dark",
                "",
                "The database does not have the column yet. The migration that adds it:",
                "",
                "ALTER TABLE public.film ADD COLUMN mood text;");
    }

    @Test
    void tellsThatThereAreNoRows() throws Exception {
        answers.put("/computed/film.slug/preview", new Answer(200, "{\"column\": \"film.slug\", \"rows\": []}"));
        assertThat(PreviewTable.lines(service().preview("film.slug", ROWS))).containsExactly("film.slug: the table has no rows");
    }

    @Test
    void asksForValues(@TempDir Path folder) throws Exception {
        answers.put("/computed/film.slug/preview", new Answer(200, """
                {"column": "film.slug", "rows": [{"key": null, "inputs": {"title": "Dune"}, "value": "dune", "millis": 0, "error": null}]}"""));
        assertThat(PreviewTable.lines(service().preview("film.slug", PreviewRequest.of(null, "[{\"title\": \"Dune\"}] ", folder)))).containsExactly(
                "title  ms  film.slug",
                "Dune   0   dune");
        assertThat(asked).containsEntry("/computed/film.slug/preview", "{\"values\": [{\"title\": \"Dune\"}]}");
        Files.writeString(folder.resolve("values.json"), "[{\"title\": \"Alien\"}]");
        assertThat(PreviewRequest.of(null, "values.json", folder).json()).isEqualTo("{\"values\": [{\"title\": \"Alien\"}]}");
        answers.put("/computed/film.slug/preview", new Answer(422, """
                {"detail": "The request has an error", "errors": [{"pointer": "/values/0/titel", "code": "unknown_field", "message": "is not an input"}]}"""));
        refuses("film.slug", "answers with 422: The request has an error; /values/0/titel is not an input");
    }

    @Test
    void refusesValuesThatAreNone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("object.json"), "{}");
        for (String values : new String[] {"[1", "[], \"rows\": 1", "{}", "", "missing.json", "object.json", "\0"}) {
            assertThatThrownBy(() -> PreviewRequest.of(null, values, folder)).isInstanceOf(MojoFailureException.class)
                    .hasMessageStartingWith("values is an array of JSON such as [{\"title\": \"Alien\"}], or a file that has it; ");
        }
        assertThatThrownBy(() -> PreviewRequest.of(3, "[]", folder)).hasMessage("a preview is of rows or of values; remove -Dtrestle.rows or -Dtrestle.values");
        assertThatThrownBy(() -> PreviewRequest.of(101, null, folder)).hasMessage("rows is a number from 1 to 100, not 101");
    }

    @Test
    void tellsWhatIsWrong() throws Exception {
        refuses("film.sumary", "there is no computed column 'film.sumary' (did you mean 'film.summary'?); these are: film.summary, film.slug");
        refuses("", "the computed column is missing: -Dtrestle.column=<table>.<column>; these are: film.summary, film.slug");
        answers.put("/computed/film.slug/preview", new Answer(503, "{\"detail\": \"The limit provider allows no call now\"}"));
        refuses("film.slug", "answers with 503: The limit provider allows no call now");
        answers.remove("/computed");
        refuses("film.slug", "has no /computed; it serves these paths with 'computed.http: true' in its configuration");
        answers.put("/computed", new Answer(200, "<html>"));
        assertThatThrownBy(() -> service().preview("film.slug", ROWS)).isInstanceOf(IOException.class);
        server.stop(0);
        refuses("film.slug", "no service answers at http://127.0.0.1:");
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String address : new String[] {"127.0.0.1:8080", "ftp://127.0.0.1", "http://", "http://a b"}) {
            assertThatThrownBy(() -> PreviewService.at(address)).isInstanceOf(MojoFailureException.class)
                    .hasMessage("service is the address of a service such as http://127.0.0.1:8080, not '" + address + "'");
        }
    }
}
