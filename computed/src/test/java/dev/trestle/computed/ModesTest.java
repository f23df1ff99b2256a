package dev.trestle.computed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import io.helidon.http.Status;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Columns that routes compute: in the transaction of the row, or before the answer. */
@ExtendWith(Postgres.class)
class ModesTest {

    private static final Press PRESS = new Press();

    private static Library library;
    private static Service service;

    @BeforeAll
    static void start(Postgres.Database database) {
        library = Press.library(database);
        service = Service.begin(library.database().url(), PRESS::api, Map.of("database.pool-size", "2"));
        Waiting.until(() -> service.computed().hasBegun());
    }

    @AfterAll
    static void stop() {
        service.close();
        library.close();
    }

    @BeforeEach
    void usualFunctions() {
        PRESS.usual();
        library.execute("TRUNCATE article, seat, trestle.article_cell, trestle.seat_cell");
    }

    @Test
    void answersWithValuesThatDependOnEachOther() {
        assertThat(created("/articles", "{\"article_id\": 1, \"code\": \"a\", \"title\": \"News\", \"body\": \"two words\"}")).contains(
                "\"slug\":\"news\"", "\"slug_version\":3", "\"slug_length\":4", "\"tag\":\"#news\"", "\"teaser\":\"News (news)\"",
                "\"card\":\"[News (news)]\"");
        library.await("2", "SELECT words FROM article");
        awaitDone();
    }

    @Test
    void answersManyRowsInTheirOrder() {
        assertThat(created("/articles/many",
                "{\"rows\": [{\"code\": \"z\", \"title\": \"Z\"}, {\"code\": \"a\", \"title\": \"A\"}, {\"code\": \"m\", \"title\": \"M\"}]}"))
                .isEqualTo("{\"rows\":[{\"code\":\"z\",\"slug\":\"z\",\"teaser\":\"Z (z)\"},{\"code\":\"a\",\"slug\":\"a\",\"teaser\":\"A (a)\"},"
                        + "{\"code\":\"m\",\"slug\":\"m\",\"teaser\":\"M (m)\"}]}");
        assertThat(created("/articles/many", "{\"rows\": []}")).isEqualTo("{\"rows\":[]}");
        awaitDone();
    }

    @Test
    void computesOnlyWhatAnUpdateChanges() {
        AtomicInteger calls = new AtomicInteger();
        PRESS.slug = article -> calls.incrementAndGet() + article.title();
        created("/articles", "{\"article_id\": 1, \"code\": \"a\", \"title\": \"One\"}");
        assertThat(send("PATCH", "/articles/1", "{\"body\": \"x y\"}", 200)).contains("\"slug\":\"1One\"", "\"teaser\":\"One (1One)\"");
        assertThat(send("PATCH", "/articles/1", "{\"title\": \"Two\"}", 200)).contains(
                "\"slug\":\"2Two\"", "\"slug_length\":4", "\"tag\":\"#2Two\"", "\"teaser\":\"Two (2Two)\"", "\"card\":\"[Two (2Two)]\"");
        assertThat(calls).hasValue(2);
        awaitDone();
    }

    @Test
    void upsertsAndFinds() {
        assertThat(send("PUT", "/codes/a", "{\"title\": \"One\", \"body\": null}", 201)).contains("\"slug\":\"one\"", "\"card\":\"[One (one)]\"");
        assertThat(send("PUT", "/codes/a", "{\"title\": \"Two\", \"body\": null}", 200)).contains("\"slug\":\"two\"", "\"card\":\"[Two (two)]\"");
        assertThat(send("POST", "/articles/find", "{\"code\": \"a\", \"title\": \"Three\"}", 200)).contains("\"slug\":\"two\"");
        assertThat(send("POST", "/articles/find", "{\"code\": \"b\", \"title\": \"Three\"}", 201))
                .contains("\"slug\":\"three\"", "\"teaser\":\"Three (three)\"");
        assertThat(send("POST", "/articles/hooked", "{\"code\": \"c\", \"title\": \"Four\"}", 201)).isEqualTo("{\"link\":\"/four/Four (four)\"}");
        assertThat(created("/seats", "{\"hall\": \"A\", \"number\": 3, \"remark\": \"x\"}")).contains("\"label\":\"<x>\"");
        awaitDone();
    }

    @Test
    void refusesARowWithoutAValue() {
        refused(article -> {
            throw Computed.refuse("a title has letters");
        }, 422, "{\"pointer\":\"\",\"code\":\"not_computed\",\"message\":\"has no value for the column slug: a title has letters\"}");
        refused(article -> {
            throw new IllegalStateException("secret");
        }, 422, "\"has no value for the column slug\"");
        refused(article -> "forbidden", 422, "\"has no value for the column slug, as the column refuses the one that is computed\"");
        refused(article -> "x".repeat(21), 422, "\"code\":\"not_computed\"");
        refused(article -> {
            throw new IOException("secret");
        }, 503, "The column slug of article cannot be computed now");
        refused(article -> {
            throw HttpProblem.of(Status.GONE_410, "No such title");
        }, 410, "No such title");
        PRESS.slug = article -> {
            if (article.title().equals("bad")) {
                throw Computed.refuse("bad");
            }
            return article.title();
        };
        assertThat(send("POST", "/articles/many", "{\"rows\": [{\"code\": \"a\", \"title\": \"good\"}, {\"code\": \"b\", \"title\": \"bad\"}]}", 422))
                .contains("\"pointer\":\"/1\"");
        assertThat(send("POST", "/articles/many", "{\"rows\": [{\"code\": \"a\", \"title\": \"good\"}, {\"code\": \"b\", \"title\": \"forbidden\"}]}", 422))
                .contains("\"pointer\":\"/1\"");
        assertThat(library.query("SELECT count(*) FROM article")).isEqualTo("0");

        created("/articles", "{\"article_id\": 1, \"code\": \"a\", \"title\": \"good\"}");
        assertThat(send("POST", "/articles", "{\"code\": \"b\", \"title\": \"good\"}", 409)).contains("unique_violation");
        send("PATCH", "/articles/1", "{\"title\": \"bad\"}", 422);
        assertThat(library.query("SELECT title || slug FROM article")).isEqualTo("goodgood");
        awaitDone();
    }

    private static void refused(com.example.press.ArticleSlug.Function function, int status, String part) {
        PRESS.slug = function;
        assertThat(send("POST", "/articles", "{\"code\": \"a\", \"title\": \"A\"}", status)).contains(part).doesNotContain("secret");
        assertThat(library.query("SELECT (SELECT count(*) FROM article) + (SELECT count(*) FROM trestle.article_cell)")).isEqualTo("0");
    }

    @Test
    void storesARowWithoutAValueThatIsIgnored() {
        PRESS.tag = article -> {
            throw new IllegalStateException("no tag");
        };
        assertThat(created("/articles", "{\"article_id\": 1, \"code\": \"a\", \"title\": \"One\"}")).contains("\"slug\":\"one\"", "\"tag\":null",
                "\"teaser\":\"One (one)\"");
        PRESS.usual();
        library.await("#one", "SELECT tag FROM article");
        awaitDone();

        // Too long for the column, and cleared.
        PRESS.tag = article -> "#".repeat(13);
        assertThat(send("PATCH", "/articles/1", "{\"title\": \"Two\"}", 200)).contains("\"slug\":\"two\"", "\"tag\":null");
        assertThat(library.query("SELECT error_type FROM trestle.article_tag_state")).isEqualTo("SQLSTATE 23514");
        PRESS.usual();
        library.await("#two", "SELECT tag FROM article");
        awaitDone();
    }

    @Test
    void answersBeforeASlowFunctionHasEnded() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        PRESS.state = seat -> {
            calls.incrementAndGet();
            begun.countDown();
            end.await();
            return "free";
        };
        assertThat(created("/seats", "{\"hall\": \"A\", \"number\": 1}")).contains("\"label\":\"<>\"", "\"state\":null");
        Waiting.until(() -> begun.getCount() == 0);
        end.countDown();
        library.await("free", "SELECT state FROM seat");
        assertThat(calls).hasValue(1);
    }

    @Test
    void triesAgainInTheBackgroundWhatFailsBeforeTheAnswer() {
        PRESS.teaser = article -> {
            throw new IllegalStateException("no teaser");
        };
        assertThat(created("/articles", "{\"code\": \"a\", \"title\": \"One\"}")).contains("\"slug\":\"one\"", "\"teaser\":null", "\"card\":null");
        PRESS.usual();
        library.await("[One (one)]", "SELECT card FROM article");
        awaitDone();
    }

    @Test
    void needsNoConnectionWhileItWaits() throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
            List<Callable<String>> requests = IntStream.range(0, 64).<Callable<String>>mapToObj(number -> () ->
                    created("/articles", "{\"code\": \"c" + number + "\", \"title\": \"T" + number + "\"}")).toList();
            for (Future<String> answer : clients.invokeAll(requests)) {
                assertThat(answer.get()).contains("\"card\":\"[T");
            }
        }
        awaitDone();
    }

    @Test
    void aServerThatIsKilledLeavesNeitherRowNorCellOrARowWithItsCell(Postgres.Database database) {
        try (Library own = Press.library(database); ExecutorService clients = Executors.newFixedThreadPool(2)) {
            own.execute("CREATE TABLE node (port integer)");
            try (Node node = Node.start(own.database(), Press.Main.class)) {
                Client client = new Client(Integer.parseInt(own.query("SELECT port FROM node")));
                List.of("teaser", "slug").forEach(title -> clients.submit(() -> client.send("POST", "/articles", "application/json",
                        "{\"code\": \"" + title + "\", \"title\": \"" + title + "\"}")));
                own.await("1", "SELECT attempts FROM trestle.article_cell WHERE col = 'teaser' UNION ALL SELECT 0 LIMIT 1");
                own.await("1", "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'");
                node.kill();
            }
            assertThat(own.query("SELECT string_agg(title || slug, ' ') FROM article")).isEqualTo("teaserteaser");
            assertThat(own.query("SELECT string_agg(col, ' ' ORDER BY col) FROM trestle.article_cell WHERE col <> 'words'")).isEqualTo("card teaser");
            // Instead of the time for which the killed server has it.
            own.execute("UPDATE trestle.article_cell SET due_at = now()");
            Service other = Service.begin(own.database().url(), new Press()::api, Map.of());
            try (other) {
                own.await("[teaser (teaser)]", "SELECT card FROM article");
            }
        }
    }

    @Test
    void rowsOfOtherWritersAreComputedInTheBackground() {
        library.execute("INSERT INTO article (code, title) VALUES ('a', 'One')");
        library.await("#one", "SELECT tag FROM article");
        library.await("[One (one)]", "SELECT card FROM article");
        awaitDone();
    }

    private static void awaitDone() {
        library.await("0", "SELECT (SELECT count(*) FROM trestle.article_cell) + (SELECT count(*) FROM trestle.seat_cell)");
        assertThat(library.query("SELECT count(*) FROM article WHERE slug_version <> 3")).isEqualTo("0");
    }

    private static String created(String path, String body) {
        return send("POST", path, body, 201);
    }

    private static String send(String method, String path, String body, int status) {
        HttpResponse<String> answer = service.client().send(method, path, "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return answer.body();
    }
}
