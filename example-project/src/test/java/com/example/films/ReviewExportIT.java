package com.example.films;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.films.api.RewriteReview;
import dev.trestle.runtime.Input;
import dev.trestle.test.TestClient;
import dev.trestle.test.TestDatabase;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Reviews arrive in the SQLite file of those who count stars. */
@Timeout(120)
@LibraryTest
class ReviewExportIT {

    /** What the README has one paste to read the file. */
    private static final Pattern README_QUERY =
            Pattern.compile("sqlite3 example-project/target/statistics.db \"(SELECT .*?'\\$member')\"");

    private static final String OF_MEMBER =
            "SELECT film_id, stars, body, written_at FROM review WHERE member_id = '$member' ORDER BY film_id";

    private final Library library;
    private final String member;

    ReviewExportIT(TestClient http, TestDatabase database, LibraryService service) {
        this.library = new Library(http, database, service);
        this.member = library.createMember(UUID.randomUUID() + "@example.com").get("member_id").asString();
    }

    private List<List<String>> exported(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(library.statisticsUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.replace("$member", member))) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        }
    }

    /** Reads the member's reviews when the outbox has none of them any more. */
    private List<List<String>> drained(String sql) throws SQLException, InterruptedException {
        while (library.count("trestle.export_entry WHERE coalesce(record, row)->>'member_id' = '" + member + "'") > 0) {
            Thread.sleep(50);
        }
        return exported(sql);
    }

    @Test
    void theLastOfSeveralReviewsIsThere() throws SQLException, InterruptedException, IOException {
        String path = "/films/4/reviews/" + member;
        library.put(path, "{'stars': 4, 'body': 'Slow, and worth it.'}").json(201);
        JsonNode second = library.put(path, "{'stars': 5, 'body': 'Better still the second time.'}").json(200);

        assertThat(drained(OF_MEMBER)).containsExactly(
                List.of("4", "5", "Better still the second time.", second.get("written_at").asString()));
        Matcher query = README_QUERY.matcher(Files.readString(Path.of("../README.md")));
        assertThat(query.find()).isTrue();
        assertThat(exported(query.group(1))).containsExactly(List.of("4", "5", "Better still the second time."));
    }

    @Test
    void allRoutesOfReviewsKeepTheOrderOfOneRow() throws SQLException, InterruptedException {
        library.post("/reviews", "{'film_id': 5, 'member_id': '%s', 'stars': 1}".formatted(member)).json(201);
        for (int stars = 1; stars <= 5; stars++) {
            library.put("/films/5/reviews/" + member, "{'stars': %d, 'body': null}".formatted(6 - stars)).json(200);
            library.post("/reviews/update", "{'film_id': 5, 'member_id': '%s', 'stars': %d, 'body': 'No. %d'}"
                    .formatted(member, stars, stars)).json(200);
        }

        assertThat(drained(OF_MEMBER)).singleElement().satisfies(row ->
                assertThat(row).startsWith("5", "5", "No. 5"));
    }

    @Test
    void whatIsRefusedIsNotExported() throws SQLException, InterruptedException {
        library.put("/films/4/reviews/" + member, "{'stars': 9, 'body': null}").problem(422);
        library.put("/films/0/reviews/" + member, "{'stars': 3, 'body': null}").problem(422);

        assertThat(drained(OF_MEMBER)).isEmpty();
    }

    @Test
    void javaCallersOfAnotherServerExportToo() throws SQLException, InterruptedException {
        library.put("/films/6/reviews/" + member, "{'stars': 2, 'body': 'Once.'}").json(201);
        RewriteReview.Request request = new RewriteReview.Request(
                6, UUID.fromString(member), Input.of((short) 3), Input.absent());

        try (FilmLibrary second = FilmLibrary.start(LibraryService.config(Map.of(
                "server.port", "0",
                "trestle.exports.targets.statistics.url", library.statisticsUrl(),
                "trestle.database.url", library.jdbcUrl())))) {
            second.api().rewriteReview.run(request);
        }

        assertThat(drained(OF_MEMBER)).singleElement().satisfies(row -> assertThat(row).startsWith("6", "3", "Once."));
    }

    @Test
    void theReportSaysHowFarItIs() {
        JsonNode target = library.get("/exports").json(200).get("targets").get(0);

        assertThat(target.get("target").asString()).isEqualTo("statistics");
        assertThat(target.get("state").asString()).isEqualTo("ok");
        assertThat(target.get("dead_letters").asInt()).isZero();
        library.send("POST", "/exports/elsewhere/redeliver", Library.JSON,
                BodyPublishers.noBody()).problem(404);
    }
}
