package dev.trestle.generator.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.generator.testing.FormBody;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Background routes with a hook lose no export: it is made once, or a dead letter that has its hook called again. */
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BackgroundExportTest {

    private static final String SCHEMA = """
            CREATE DOMAIN image AS text;
            CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, poster image);
            """;

    private static final String WAREHOUSE = """
            CREATE TABLE film_event (caption TEXT NOT NULL);
            CREATE TABLE film_card (caption TEXT NOT NULL, film_id INTEGER NOT NULL PRIMARY KEY);
            """;

    private static final String ROUTES = """
              - {type: insert, name: AddFilm, table: film, path: /films, inputs: [title], outputs: [film_id, title],
                 response: {event: {caption: text}}, background: true, jobs: {attempts: 2, backoff: 1 ms},
                 export_sql: {target: warehouse, table: film_event}}
              - {type: insert, name: AddFilms, table: film, path: /films/many, inputs: [title], rows: many,
                 outputs: [film_id, title], response: {card: {caption: text, film_id: int}}, background: true,
                 export_sql: {target: warehouse, table: film_card, method: merge}}
              - {type: compute, name: Estimate, table: film, path: /films/estimates, inputs: [title], outputs: [title],
                 response: {event: {caption: text}}, background: true,
                 export_sql: {target: warehouse, table: film_event}}
              - {type: insert, name: AddPoster, table: film, path: /posters, inputs: [title], uploadfile_inputs: [poster],
                 outputs: [film_id, title, poster], response: {event: {caption: text}}, background: true,
                 export_sql: {target: warehouse, table: film_event}}
            """;

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    private Path folder;
    private String warehouse;
    private Rows rows;

    @BeforeAll
    void start(@TempDir Path project) throws Exception {
        folder = project;
        warehouse = "jdbc:sqlite:" + folder.resolve("warehouse.db");
        inWarehouse(WAREHOUSE);
        List<String> demands = List.of(
                "trestle", "dev.trestle.jobs.Jobs.create(trestle)", "dev.trestle.exports.Exports.create(trestle)",
                hook("Event", ""), hook("Card", ", row.filmId()"), hook("Event", ""),
                hook("Event", " + row.poster().orElseThrow().url()"));
        rows = Rows.start(folder, SCHEMA, ROUTES, String.join(", ", demands), Map.of("warehouse", warehouse));
    }

    @BeforeEach
    void empty() throws Exception {
        rows.execute("DELETE FROM trestle.job; DELETE FROM trestle.export_entry; DELETE FROM film");
        inWarehouse("DELETE FROM film_event; DELETE FROM film_card");
    }

    private void inWarehouse(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String hook(String made, String more) {
        return """
                row -> {
                    if (dev.trestle.generator.rows.UnreliableHook.refuses("FOLDER", row.title())) {
                        throw dev.trestle.runtime.HttpProblem.of(io.helidon.http.Status.CONFLICT_409, "Not this one");
                    }
                    String caption = dev.trestle.generator.rows.UnreliableHook.caption("FOLDER", row.title());
                    return new MADE(captionMORE);
                }""".replace("FOLDER", folder.toString().replace('\\', '/')).replace("MADE", made).replace("MORE", more);
    }

    @AfterAll
    void stop() throws Exception {
        rows.service().close();
    }

    private void mend(String title) throws Exception {
        Files.createFile(folder.resolve(title));
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        for (int i = 0; i < 1000 && !condition.call(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.call()).isTrue();
    }

    private void awaitHook(String title) throws Exception {
        await(() -> Files.exists(folder.resolve("called").resolve(title)));
    }

    /** Waits until nothing is left to deliver; what has arrived, in its order. */
    private String arrived(String table) throws Exception {
        await(() -> entries().equals("0"));
        try (Connection connection = DriverManager.getConnection(warehouse);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT group_concat(caption) FROM " + table)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private String entries() throws Exception {
        return rows.query("SELECT count(*) FROM trestle.export_entry");
    }

    /** Reasons and rows of the dead letters. */
    private String deadLetters() throws Exception {
        return rows.query("SELECT string_agg(error || ' ' || (row ->> 'title'), ', ' ORDER BY id)"
                + " FROM trestle.export_entry WHERE failed_at IS NOT NULL").replace("The job ended without a result: ", "");
    }

    private String redeliver() throws Exception {
        return rows.post("/exports/warehouse/redeliver", "");
    }

    private String submit(String path, String body) throws Exception {
        HttpResponse<String> accepted = rows.exchange("POST", path, body);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
        return URI.create(accepted.headers().firstValue("Location").orElseThrow()).getPath();
    }

    @Test
    void aJobThatIsDone() throws Exception {
        assertThat(rows.job("POST", "/films", "{'title':'Alien'}")).isEqualTo("done {'caption':'about Alien'}");

        assertThat(arrived("film_event")).isEqualTo("about Alien");
    }

    @Test
    void aHookThatRefuses() throws Exception {
        assertThat(rows.job("POST", "/films", "{'title':'refused A'}")).startsWith("error ").contains("409");
        assertThat(deadLetters()).isEqualTo("409 Not this one refused A");
        assertThat(rows.query("SELECT count(*) FROM film")).isEqualTo("1");

        mend("refused A");
        assertThat(redeliver()).isEqualTo("200 {'num_rows':1}");

        assertThat(arrived("film_event")).isEqualTo("about refused A");
    }

    @Test
    void aHookThatFailsEachTime() throws Exception {
        assertThat(rows.job("POST", "/films", "{'title':'broken A'}")).startsWith("error ").contains("500");
        assertThat(deadLetters()).startsWith("500 ").endsWith(" broken A");

        mend("broken A");
        redeliver();

        assertThat(arrived("film_event")).isEqualTo("about broken A");
    }

    @Test
    void aJobThatIsCancelledInItsHook() throws Exception {
        String job = submit("/films", "{'title':'slow A'}");
        awaitHook("slow A");

        assertThat(rows.send("DELETE", job, "")).startsWith("200 ").contains("'status':'cancelled'");

        assertThat(deadLetters()).isEqualTo("409 The job was cancelled slow A");
        mend("slow A");
        redeliver();
        assertThat(arrived("film_event")).isEqualTo("about slow A");
    }

    @Test
    void aJobThatIsCancelledOnTheNextServer() throws Exception {
        String job = submit("/films", "{'title':'slow B'}");
        awaitHook("slow B");
        restart();

        assertThat(rows.send("DELETE", job, "")).startsWith("200 ").contains("'status':'cancelled'");

        assertThat(deadLetters()).isEqualTo("409 The job was cancelled slow B");
    }

    @Test
    void aJobThatIsDoneOnTheNextServer() throws Exception {
        submit("/films", "{'title':'slow C'}");
        awaitHook("slow C");
        assertThat(entries()).as("entered with the row").isEqualTo("1");
        mend("slow C");
        restart();

        await(() -> rows.query("SELECT count(*) FROM trestle.job WHERE status = 'done'").equals("1"));
        assertThat(arrived("film_event")).isEqualTo("about slow C");
        assertThat(rows.query("SELECT count(*) FROM film")).isEqualTo("1");
    }

    /** Stops the server, and starts the next one. */
    private void restart() throws Exception {
        rows.service().close();
        rows = rows.another();
    }

    @Test
    void severalRowsAreALetterEach() throws Exception {
        assertThat(rows.job("POST", "/films/many", "{'rows':[{'title':'A'},{'title':'refused B'},{'title':'B'}]}"))
                .startsWith("error ").contains("409");
        assertThat(deadLetters()).isEqualTo("409 Not this one A, 409 Not this one refused B, 409 Not this one B");
        assertThat(rows.query("SELECT count(DISTINCT lane) FROM trestle.export_entry")).isEqualTo("3");

        mend("refused B");
        redeliver();

        assertThat(arrived("film_card")).isEqualTo("about A,about refused B,about B");
        assertThat(rows.job("POST", "/films/many", "{'rows':[{'title':'C'},{'title':'D'}]}")).startsWith("done ");
        assertThat(arrived("film_card")).isEqualTo("about A,about refused B,about B,about C,about D");
    }

    @Test
    void whatIsComputedIsALetterEach() throws Exception {
        assertThat(rows.job("POST", "/films/estimates", "[{'title':'A'},{'title':'refused C'}]")).startsWith("error ");
        assertThat(deadLetters()).isEqualTo("409 Not this one A, 409 Not this one refused C");
        assertThat(rows.query("SELECT count(*) FROM film")).isEqualTo("0");

        mend("refused C");
        redeliver();

        assertThat(arrived("film_event").split(",")).containsExactlyInAnyOrder("about A", "about refused C");
        assertThat(rows.job("POST", "/films/estimates", "{'title':'B'}")).isEqualTo("done {'caption':'about B'}");
        assertThat(arrived("film_event")).endsWith("about B");
    }

    @Test
    void theHookIsGivenTheUrlOfAFileAgain() throws Exception {
        FormBody poster = FormBody.of("title", "refused D").file("poster", PNG);
        assertThat(rows.end(rows.exchange("POST", "/posters", poster))).startsWith("error ").contains("409");
        assertThat(rows.query("SELECT row ->> 'poster' FROM trestle.export_entry")).startsWith("film.poster/");

        mend("refused D");
        redeliver();

        String url = arrived("film_event").substring("about refused D".length());
        HttpResponse<byte[]> file = rows.client().send(
                HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        assertThat(file.body()).isEqualTo(PNG);
    }

    @Test
    void theRouteInJavaEntersItsRowFirst() throws Exception {
        assertThatThrownBy(() -> rows.run("addFilm", "broken B")).hasStackTraceContaining("secret");
        assertThat(rows.query("SELECT row ->> 'title' FROM trestle.export_entry WHERE failed_at IS NULL"))
                .isEqualTo("broken B");

        mend("broken B");

        assertThat(arrived("film_event")).isEqualTo("about broken B");
        assertThat(rows.run("addFilm", "Alien").toString()).isEqualTo("Event[caption=about Alien]");
        assertThat(arrived("film_event")).isEqualTo("about broken B,about Alien");
    }
}
