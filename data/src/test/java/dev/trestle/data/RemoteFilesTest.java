package dev.trestle.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trestle.data.remote.WebFiles;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.testing.Logged;
import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of a web server, which may be hostile. */
@ExtendWith(Postgres.class)
class RemoteFilesTest {

    private static final int MAX_SIZE = 100_000;

    private final Postgres.Database database;
    private final WebFiles web = new WebFiles();

    @TempDir
    private Path folder;

    RemoteFilesTest(Postgres.Database database) {
        this.database = database;
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private Service.Builder service() {
        Service.Builder builder = Service.of(database.url(), Map.of("r", web.url()))
                .key("data.private-hosts", "127.0.0.1").key("data.temp-directory", folder.resolve("temp").toString())
                .key("data.max-file-size", Integer.toString(MAX_SIZE)).key("data.download-timeout", "PT1S");
        for (FileFormat format : FileFormat.values()) {
            builder.route("/" + format, "SELECT id FROM t",
                    Dataset.of("t", format, "r", Validation.STRICT).add("id", FileType.INT8), new FileColumns().add("id", PgCodecs.INT8));
        }
        return builder;
    }

    private byte[] parquet(int id) {
        try {
            return Files.readAllBytes(folder.resolve(new Samples(folder).parquet("p" + id, "SELECT " + id + "::BIGINT AS id")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** What is in the directory of downloads. */
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("temp"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void bothFormatsAreBroughtHere() throws IOException {
        web.file("a/b%20%C3%A9.parquet", parquet(7)).file("c.csv", ascii("id\n1\n2\n"));
        web.at("chunked.csv", "200 OK\nTransfer-Encoding: chunked", ascii("5\r\nid\n3\n\r\n0\r\n\r\n"));
        try (Service service = service().key("data.authorization.r", "Bearer of-the-root").start()) {
            assertThat(service.get("/PARQUET", "a/b é.parquet").rows()).isEqualTo("{\"rows\":[{\"id\":7}]}");
            assertThat(service.get("/CSV", "c.csv").rows()).isEqualTo("{\"rows\":[{\"id\":1},{\"id\":2}]}");
            assertThat(service.get("/CSV", "chunked.csv").rows()).isEqualTo("{\"rows\":[{\"id\":3}]}");
            assertThat(web.requests()).allSatisfy(head ->
                    assertThat(head).contains("Authorization: Bearer of-the-root", "Accept-Encoding: identity"));
            assertThat(left()).as("files without a tag").isEmpty();
        }
        assertThat(folder.resolve("temp")).isEmptyDirectory();
    }

    @Test
    void aFileThatIsTheSameIsBroughtOnce() throws IOException {
        byte[] first = parquet(1);
        web.at("t.parquet", (head, out) -> {
            boolean known = head.contains("If-None-Match: \"one\"");
            out.write(ascii(known ? "HTTP/1.1 304 Not Modified\r\nETag: \"one\"\r\n\r\n"
                    : "HTTP/1.1 200 OK\r\nETag: \"one\"\r\nContent-Length: " + first.length + "\r\n\r\n"));
            out.write(known ? new byte[0] : first);
        });
        try (Service service = service().start()) {
            for (int i = 0; i < 3; i++) {
                assertThat(service.get("/PARQUET", "t.parquet").rows()).isEqualTo("{\"rows\":[{\"id\":1}]}");
            }
            assertThat(web.requests()).hasSize(3);
            assertThat(left()).hasSize(1);

            byte[] second = parquet(2);
            web.at("t.parquet", "200 OK\nETag: \"two\"\nContent-Length: " + second.length, second);

            assertThat(service.get("/PARQUET", "t.parquet").rows()).isEqualTo("{\"rows\":[{\"id\":2}]}");
            assertThat(left()).hasSize(1);
        }
    }

    @Test
    void namesStayBelowTheRoot() {
        try (Service service = service().start()) {
            for (String name : List.of("../secret", "a/../../secret", "/etc/passwd", "a//b", ".", "", "a/", "*.csv",
                    "a\\..\\b", "a\r\nX: y")) {
                service.get("/CSV", name).problem(404);
            }
            assertThat(web.requests()).isEmpty();
            service.get("/CSV", "none.csv").problem(404);
            service.get("/CSV", "a;b#c%2e").problem(404);
            assertThat(web.requests().getLast().getFirst()).isEqualTo("GET /files/a;b%23c%252e HTTP/1.1");
        }
    }

    @Test
    void thereAreLimits() throws IOException {
        byte[] most = new byte[MAX_SIZE + 1];
        web.at("announced.csv", "200 OK\nContent-Length: 4000000000000", ascii("id\n"));
        web.at("endless.csv", (head, out) -> {
            out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
            while (true) {
                out.write(ascii(Integer.toHexString(most.length) + "\r\n"));
                out.write(most);
                out.write(ascii("\r\n"));
            }
        });
        web.at("until-the-end.csv", "200 OK\nConnection: close", most);
        web.at("slow.csv", (head, out) -> slowly(ascii("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"), out));
        web.at("slow-head.csv", (head, out) -> slowly(new byte[0], out));
        try (Service service = service().start()) {
            service.get("/CSV", "announced.csv").problem(413);
            service.get("/CSV", "endless.csv").problem(413);
            service.get("/CSV", "until-the-end.csv").problem(413);
            service.get("/CSV", "slow.csv").problem(504);
            service.get("/CSV", "slow-head.csv").problem(504);
            Waiting.until(() -> web.broken().containsAll(List.of("/files/endless.csv", "/files/slow.csv", "/files/slow-head.csv")));
            assertThat(left()).isEmpty();
            web.file("after.csv", ascii("id\n5\n"));
            assertThat(service.get("/CSV", "after.csv").rows()).contains("5");
        }
    }

    /** A byte now and then, for ever. */
    private static void slowly(byte[] head, OutputStream out) throws IOException, InterruptedException {
        out.write(head);
        while (true) {
            out.write('H');
            out.flush();
            Thread.sleep(50);
        }
    }

    @Test
    void wrongContentIsRefused() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[10_000_000]);
        }
        web.at("early.csv", "200 OK\nContent-Length: 1000", ascii("id\n1\n"));
        web.at("early-chunk.csv", "200 OK\nTransfer-Encoding: chunked", ascii("ff\r\nid\n1\n"));
        web.at("bomb.csv", "200 OK\nContent-Encoding: gzip\nContent-Length: " + bomb.size(), bomb.toByteArray());
        web.at("no-http.csv", (head, out) -> out.write(ascii("SSH-2.0-x\r\n")));
        web.at("two-lengths.csv", "200 OK\nContent-Length: 5\nContent-Length: 500", ascii("id\n1\n"));
        web.at("failed.csv", "500 Oops\nContent-Length: 0", new byte[0]);
        web.at("refused.csv", "403 No\nContent-Length: 0", new byte[0]);
        web.at("part.csv", "206 Part\nContent-Length: 5", ascii("id\n1\n"));
        web.at("unasked.csv", "304 Not Modified", new byte[0]);
        web.file("wrong.parquet", ascii("id\n1\n")).file("short.parquet", ascii("PA")).file("begins.parquet", ascii("PAR1 and no end"));
        try (Service service = service().start()) {
            for (String name : List.of("early.csv", "early-chunk.csv", "bomb.csv", "no-http.csv", "two-lengths.csv", "failed.csv",
                    "refused.csv", "part.csv", "unasked.csv")) {
                assertThat(service.get("/CSV", name).problem(502).get("detail").asString()).as(name).contains("refuses it");
            }
            for (String name : List.of("wrong.parquet", "short.parquet", "begins.parquet")) {
                assertThat(service.get("/PARQUET", name).errors("/t")).as(name).containsExactly("is no PARQUET file that can be read");
            }
            assertThat(left()).isEmpty();
        }
    }

    /** A server whose answers end after so many bytes. */
    private void endingAfter(String path, byte[] content, int bytes, String tagOfRest, String rangeOfRest) {
        web.at(path, (head, out) -> {
            int from = head.stream().filter(line -> line.startsWith("Range: bytes=")).findFirst()
                    .map(line -> Integer.parseInt(line.replaceAll("\\D", ""))).orElse(0);
            String range = rangeOfRest.formatted(from, content.length - 1, content.length);
            boolean isSame = from > 0 && head.contains("If-Range: " + tagOfRest);
            out.write(ascii("HTTP/1.1 " + (isSame ? "206 Partial Content\r\nContent-Range: " + range : "200 OK") + "\r\nETag: \"one\"\r\n"
                    + "Content-Length: " + (isSame ? content.length - from : content.length) + "\r\n\r\n"));
            out.write(content, isSame ? from : 0, Math.min(bytes, content.length - (isSame ? from : 0)));
        });
    }

    @Test
    void theRestOfAFileThatEndsEarlyIsAskedFor() throws IOException {
        byte[] content = ascii("id\n100\n200\n300\n400\n");
        endingAfter("thirds.csv", content, 7, "\"one\"", "bytes %d-%d/%d");
        endingAfter("bytes.csv", content, 1, "\"one\"", "bytes %d-%d/%d");
        endingAfter("changed.csv", content, 7, "\"other\"", "bytes %d-%d/%d");
        endingAfter("elsewhere.csv", content, 7, "\"one\"", "bytes 0-%2$d/%3$d");
        endingAfter("longer.csv", content, 7, "\"one\"", "bytes %d-%d/99");
        try (Service service = service().start()) {
            assertThat(service.get("/CSV", "thirds.csv").rows())
                    .isEqualTo("{\"rows\":[{\"id\":100},{\"id\":200},{\"id\":300},{\"id\":400}]}");
            assertThat(web.requests()).hasSize(3);
            assertThat(web.requests().getLast()).contains("Range: bytes=14-", "If-Range: \"one\"");
            for (String name : List.of("bytes.csv", "changed.csv", "elsewhere.csv", "longer.csv")) {
                web.requests().clear();
                service.get("/CSV", name).problem(502);
                assertThat(web.requests()).as(name).hasSize(4);
            }
            assertThat(left()).as("the one that is complete").hasSize(1);
        }
    }

    @Test
    void redirectsAreChecked() throws IOException {
        web.file("target.csv", ascii("id\n9\n"));
        redirect("same.csv", web.url() + "target.csv");
        web.file("t.csv?X-Amz-Credential=a%2Fb%2Bc%0D%0AX:%20y%C3%A9", ascii("id\n8\n"));
        redirect("signed.csv", web.url() + "t.csv?X-Amz-Credential=a%2Fb%2Bc%0D%0AX:%20y%C3%A9");
        redirect("injected.csv", web.url() + "t%0D%0AX:%20y.csv");
        redirect("relative.csv", "../files/target.csv");
        redirect("other.csv", "http://localhost:" + web.port() + "/files/target.csv");
        redirect("private.csv", "http://127.0.0.2:" + web.port() + "/files/target.csv");
        redirect("literal.csv", "http://127.0.0.3:" + web.port() + "/files/target.csv");
        redirect("number.csv", "http://2130706433:" + web.port() + "/files/target.csv");
        redirect("scheme.csv", "https://127.0.0.1:" + web.port() + "/files/target.csv");
        redirect("file.csv", "file:///etc/passwd");
        redirect("user.csv", "http://u:p@127.0.0.1:" + web.port() + "/files/target.csv");
        redirect("port.csv", "http://127.0.0.1:1/files/target.csv");
        redirect("none.csv", ":");
        redirect("loop.csv", web.url() + "loop.csv");
        try (Service service = service().key("data.authorization.r", "Bearer of-the-root")
                .key("data.redirect-hosts", "localhost, 127.0.0.2").key("data.private-hosts", "127.0.0.1, localhost").start()) {
            assertThat(service.get("/CSV", "same.csv").rows()).contains("9");
            assertThat(service.get("/CSV", "relative.csv").rows()).contains("9");
            assertThat(service.get("/CSV", "signed.csv").rows()).contains("8");
            service.get("/CSV", "injected.csv").problem(404);
            assertThat(web.requests().getLast().getFirst()).isEqualTo("GET /files/t%0D%0AX:%20y.csv HTTP/1.1");
            assertThat(service.get("/CSV", "relative.csv").rows()).contains("9");
            assertThat(web.requests().getLast()).contains("Authorization: Bearer of-the-root");
            assertThat(service.get("/CSV", "other.csv").rows()).contains("9");
            assertThat(web.requests().getLast()).as("of another host").noneMatch(line -> line.startsWith("Authorization"));
            web.requests().clear();
            try (Logged logged = new Logged(RemoteFiles.class.getName(), "of the dataset t ")) {
                List<String> refused = List.of("private.csv", "literal.csv", "number.csv", "scheme.csv", "file.csv", "user.csv",
                        "port.csv", "none.csv");
                for (String name : refused) {
                    service.get("/CSV", name).problem(502);
                }
                assertThat(web.requests()).as("only those that redirect").hasSize(refused.size());
                service.get("/CSV", "loop.csv").problem(502);
                assertThat(web.requests()).hasSize(refused.size() + 4);
                assertThat(logged.entries().getFirst().getThrown()).hasMessageContaining("private address")
                        .hasMessageContaining("trestle.data.private-hosts");
            }
        }
    }

    @Test
    void urlsAreOfListedHosts() {
        web.file("a.csv", ascii("id\n1\n")).file("b.csv?x=1&y=%2F", ascii("id\n2\n"));
        redirect("away.csv", "http://localhost:" + web.port() + "/files/a.csv");
        FileColumns id = new FileColumns().add("id", PgCodecs.INT8);
        Dataset none = Dataset.of("t", FileFormat.CSV, "r", Validation.STRICT).add("id", FileType.INT8);
        String local = new Samples(folder).text("local.csv", "id", "3");
        try (Service service = Service.of(database.url(), Map.of("r", folder))
                .key("data.private-hosts", "127.0.0.1, localhost")
                .route("/none", "SELECT id FROM t", none, id)
                .route("/listed", "SELECT id FROM t", none.hosts("127.0.0.1", "data.example.org"), id).start()) {
            assertThat(service.get("/listed", web.url() + "a.csv").rows()).contains("1");
            assertThat(service.get("/listed", web.url() + "b.csv?x=1&y=%2F").rows()).contains("2");
            assertThat(service.get("/listed", local).rows()).contains("3");
            int requests = web.requests().size();
            for (String url : List.of("http://localhost:" + web.port() + "/files/a.csv", "http://data.example.org/x",
                    "https://data.example.org:8443/x", "https://user:p@data.example.org/x", "https://data.example.org/x#y",
                    "https://data.example.org.evil.example/x", "https://evil.example/data.example.org", "file:///etc/passwd",
                    "s3://bucket/x", "https:///x", "https://data.example.org/a b", "HTTPS://[::1]/x", "https://2130706433/x")) {
                assertThat(service.get("/listed", url).problem(422).get("errors").get(0).get("pointer").asString()).isEqualTo("/t");
                service.get("/none", url).problem(422);
            }
            assertThat(web.requests()).hasSize(requests);
            service.get("/listed", web.url() + "away.csv").problem(502);
        }
    }

    /** A listed host may resolve to any address: addresses are checked where the connection is made. */
    @Test
    void aListedHostOfAPrivateAddressIsRefused() {
        FileColumns id = new FileColumns().add("id", PgCodecs.INT8);
        Dataset listed = Dataset.of("t", FileFormat.CSV, "r", Validation.STRICT).add("id", FileType.INT8).hosts("localhost");
        try (Service service = Service.of(database.url(), Map.of("r", folder)).route("/listed", "SELECT id FROM t", listed, id).start();
                Logged logged = new Logged(RemoteFiles.class.getName(), "of the dataset t ")) {
            service.get("/listed", "https://localhost/files/a.csv").problem(502);
            assertThat(logged.entries()).singleElement().satisfies(entry -> assertThat(entry.getThrown())
                    .hasMessageContaining("private address").hasMessageContaining("trestle.data.private-hosts"));
        }
    }

    private void redirect(String path, String location) {
        web.at(path, "302 Found\nLocation: " + location + "\nContent-Length: 0", new byte[0]);
    }

    @Test
    void aServerOfAPrivateNetworkHasToBeAllowed() {
        assertThatThrownBy(() -> service().key("data.private-hosts", "").start())
                .hasMessageContaining("trestle.data.roots.r has to begin with https://");
        assertThatThrownBy(() -> Service.of(database.url(), Map.of("r", "s3://bucket/x")).start())
                .hasMessageContaining("trestle.data.roots.r has a URL that begins with s3://").hasMessageContaining("trestle-s3");
        assertThatThrownBy(() -> Service.of(database.url(), Map.of("r", "https://user:hidden@host/")).start())
                .hasMessageContaining("trestle.data.roots.r").message().doesNotContain("hidden");
    }

    @Test
    void onlySoManyFilesAreOnTheirWay() {
        web.at("slow.csv", (head, out) -> slowly(ascii("HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"), out));
        web.file("quick.csv", ascii("id\n5\n"));
        try (Service service = service().key("data.downloads", "1").key("data.queue-timeout", "PT0.2S")
                .key("data.download-timeout", "PT1M").start()) {
            CompletableFuture<Service.Answer> slow = service.begin("/CSV", "slow.csv");
            Waiting.until(() -> !web.requests().isEmpty());

            Service.Answer answer = service.get("/CSV", "quick.csv");
            answer.problem(503);
            assertThat(answer.response().headers().firstValue("Retry-After")).isPresent();

            slow.cancel(true);
            service.client().shutdownNow();
            Waiting.until(() -> web.broken().contains("/files/slow.csv"));
        }
    }

    @Test
    void whatAProcessLeftIsDeleted() throws IOException {
        Path left = Files.createDirectories(folder.resolve("temp/downloads-99999999-x"));
        Files.writeString(left.resolve("download-1.part"), "half");
        Path other = Files.createDirectories(folder.resolve("temp/of-somebody"));
        try (Service service = service().start()) {
            assertThat(service.server().isRunning()).isTrue();
            assertThat(left).doesNotExist();
            assertThat(other).exists();
        }
    }
}
