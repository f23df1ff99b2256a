package dev.trestle.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.testing.Cable;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Services whose media are in a bucket. */
@ExtendWith(Postgres.class)
class S3ServiceTest {

    private static final S3Server SERVER = S3Server.get().bucket("posters");
    private static final byte[] PNG =
            "\u0089PNG\r\n\u001a\n and whatever follows".getBytes(StandardCharsets.ISO_8859_1);
    private static final String CONTENT = new String(PNG, StandardCharsets.ISO_8859_1);
    private static final String READY = "/observe/health/ready";

    private final Postgres.Database database;

    @TempDir
    private Path folder;

    S3ServiceTest(Postgres.Database database) {
        this.database = database;
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE poster");
    }

    private Map<String, String> settings(String store) {
        Map<String, String> settings = new HashMap<>(SERVER.settings());
        settings.put("trestle.media.store", store);
        settings.put("trestle.media.directory", folder.toString());
        return settings;
    }

    private Service start(String prefix, String... more) {
        return Service.start(database.url(), settings("s3://posters/" + prefix), more);
    }

    private static long objects(String prefix) {
        return SERVER.names("posters").stream().filter(name -> name.startsWith(prefix + "/")).count();
    }

    @Test
    void severalServersShareTheFiles() throws Exception {
        try (Service one = start("shared", "media.sweep-age", "PT0.001S"); Service other = start("shared")) {
            HttpResponse<String> posted = one.post("Shared", PNG);
            assertThat(posted.statusCode()).as(posted.body()).isEqualTo(201);
            String path = Service.path(posted);
            assertThat(folder.resolve(".incoming")).satisfies(incoming ->
                    Waiting.until(() -> incoming.toFile().list().length == 0));

            HttpResponse<String> whole = other.get(path);
            assertThat(whole.statusCode()).isEqualTo(200);
            assertThat(whole.body()).isEqualTo(CONTENT);
            assertThat(whole.headers().firstValue("Content-Type")).hasValue("image/png");
            HttpResponse<String> part = other.send(other.request(path).header("Range", "bytes=1-3,6-7"));
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).contains("PNG", "\u001a\n");
            HttpResponse<String> head = other.send(other.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()));
            assertThat(head.headers().firstValue("Content-Length")).hasValue(Integer.toString(PNG.length));
            assertThat(other.send(other.request(path).header("If-None-Match", whole.headers().firstValue("ETag").get()))
                    .statusCode()).isEqualTo(304);

            assertThat(one.media().sweep()).isZero();
            database.execute("DELETE FROM poster");
            assertThat(other.media().sweep()).as("an hour later").isZero();
            assertThat(one.media().sweep()).isEqualTo(1);
            assertThat(other.get(path).statusCode()).isEqualTo(404);
            assertThat(objects("shared")).isZero();
        }
    }

    @Test
    void aStatementThatFailsLeavesNoFile() {
        try (Service service = start("failing")) {
            assertThat(service.post("bad", PNG).statusCode()).isEqualTo(422);
            assertThat(objects("failing")).isZero();
        }
    }

    @Test
    void clientsAreSentToTheBucket() throws Exception {
        try (Service service = start("redirected", "media.redirect-lifetime", "PT1M",
                "media.signing-key", "a key of thirty-two bytes or more", "media.url-lifetime", "PT30S")) {
            String path = Service.path(service.post("Redirected", PNG));

            HttpResponse<String> redirect = service.get(path);
            assertThat(redirect.statusCode()).isEqualTo(307);
            assertThat(redirect.headers().firstValue("Cache-Control")).hasValue("no-store");
            String location = redirect.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(SERVER.endpoint() + "/posters/redirected/").doesNotContain(S3Server.SECRET);
            assertThat(location).as("not longer than the URL of the service").containsPattern("X-Amz-Expires=([12]?\\d|30)(&|$)");
            HttpResponse<String> file = service.send(HttpRequest.newBuilder(URI.create(location)));
            assertThat(file.body()).isEqualTo(CONTENT);
            assertThat(file.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(service.send(service.request(path).method("HEAD", HttpRequest.BodyPublishers.noBody())).statusCode())
                    .isEqualTo(200);
            assertThat(service.get(path.replaceAll("signature=.", "signature=")).statusCode()).isEqualTo(404);
        }
        assertThatThrownBy(() -> Service.start(database.url(), Map.of("trestle.media.redirect-lifetime", "PT1M")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("trestle.media.redirect-lifetime");
    }

    @Test
    void theBucketIsAwayForAWhile() throws Exception {
        try (Cable cable = new Cable(SERVER.endpoint().getPort())) {
            try (Service service = start("away", "s3.endpoint", "http://127.0.0.1:" + cable.port(), "s3.attempts", "1")) {
                String path = Service.path(service.post("Before", PNG));
                assertThat(service.get(READY).statusCode()).isEqualTo(200);

                cable.cut();

                for (HttpResponse<String> answer : List.of(service.get(path), service.post("While", PNG))) {
                    assertThat(answer.statusCode()).isEqualTo(503);
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
                    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
                    assertThat(answer.body()).doesNotContain("127.0.0.1", "Exception", "s3");
                }
                Waiting.until(() -> service.get(READY).statusCode() == 503);
                assertThat(database.query("SELECT count(*) FROM poster")).isEqualTo("1");

                cable.mend();

                assertThat(service.get(path).body()).isEqualTo(CONTENT);
                Waiting.until(() -> service.get(READY).statusCode() == 200);
            }
            cable.cut();
            try (Logged logged = new Logged(S3.class.getName(), Integer.toString(cable.port()));
                    Service service = start("away", "s3.endpoint", "http://127.0.0.1:" + cable.port())) {
                assertThat(logged.messages()).singleElement().asString().contains("trestle.media.store", "cannot be reached");
                assertThat(service.get(READY).statusCode()).isEqualTo(503);
                cable.mend();
                Waiting.until(() -> service.get(READY).statusCode() == 200);
            }
        }
    }

    private void assertRefused(Map<String, String> settings, String... parts) {
        assertThatThrownBy(() -> Service.start(database.url(), settings).close())
                .isInstanceOf(IllegalArgumentException.class)
                .message().contains(parts).doesNotContain(S3Server.SECRET, "wrong-secret");
    }

    @Test
    void mistakesOfTheConfigurationEndTheStart() {
        Map<String, String> wrong = settings("s3://posters/wrong");
        wrong.put("trestle.s3.secret-access-key", "wrong-secret");
        assertRefused(wrong, "trestle.media.store", "403", "SignatureDoesNotMatch", "credentials");
        Map<String, String> unknown = settings("s3://posters/wrong");
        unknown.put("trestle.s3.access-key-id", "unknown");
        assertRefused(unknown, "trestle.media.store", "403", "credentials");
        assertRefused(settings("s3://no-such-bucket/x"), "trestle.media.store", "NoSuchBucket", "create the bucket");
        assertRefused(settings("posters"), "trestle.media.store", "s3://films/posters", "'posters'");
        assertRefused(settings("s3://posters/../other"), "trestle.media.store");
        Map<String, String> half = settings("s3://posters/half");
        half.remove("trestle.s3.secret-access-key");
        assertRefused(half, "trestle.s3.secret-access-key is missing");
        Map<String, String> misspelt = settings("s3://posters/misspelt");
        misspelt.put("trestle.s3.acess-key-id", "x");
        assertRefused(misspelt, "trestle.s3.acess-key-id is not a key", "access-key-id");
        Map<String, String> none = settings("s3://posters/none");
        none.put("trestle.s3.endpoint", "ftp://somewhere");
        assertRefused(none, "trestle.s3.endpoint has to be a URL");
    }

    @Test
    void oneBucketHasItsOwnAccount() {
        Map<String, String> settings = settings("s3://posters/own");
        settings.put("trestle.s3.endpoint", "http://127.0.0.1:1");
        settings.put("trestle.s3.secret-access-key", "of another store");
        settings.put("trestle.s3.buckets.posters.endpoint", SERVER.endpoint().toString());
        settings.put("trestle.s3.buckets.posters.access-key-id", S3Server.KEY_ID);
        settings.put("trestle.s3.buckets.posters.secret-access-key", S3Server.SECRET);
        try (Service service = Service.start(database.url(), settings)) {
            assertThat(service.post("Own", PNG).statusCode()).isEqualTo(201);
        }
    }

    /** For development: the same service without a bucket. */
    @Test
    void withoutABucketFilesAreInADirectory() {
        try (Service service = Service.start(database.url(), Map.of("trestle.media.directory", folder.toString()))) {
            assertThat(service.get(Service.path(service.post("Local", PNG))).body()).isEqualTo(CONTENT);
            assertThat(folder.resolve("poster.image")).isDirectory();
        }
    }
}
