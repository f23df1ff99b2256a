package dev.trestle.s3;

import com.example.posters.PostersApi;
import dev.trestle.files.Media;
import dev.trestle.runtime.service.Trestle;
import io.helidon.config.Config;
import io.helidon.config.ConfigSources;
import io.helidon.webserver.WebServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A running service whose posters are in a bucket, and a client of it. */
record Service(WebServer server, Media media, HttpClient client) implements AutoCloseable {

    private static final String BOUNDARY = "posters";

    static Service start(String database, Map<String, String> settings, String... more) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("trestle.database.url", database);
        all.put("trestle.database.pool-size", "2");
        all.put("server.host", "127.0.0.1");
        for (int i = 0; i < more.length; i += 2) {
            all.put("trestle." + more[i], more[i + 1]);
        }
        Config config = Config.just(ConfigSources.create(all));
        Trestle trestle = Trestle.create(config.get("trestle"));
        try {
            S3 s3 = S3.create(trestle);
            Media media = Media.create(trestle, s3.mediaStore());
            WebServer server = trestle.server(config.get("server"), new PostersApi(trestle, media)).build().start();
            return new Service(server, media, HttpClient.newHttpClient());
        } catch (RuntimeException e) {
            trestle.close();
            throw e;
        }
    }

    /** The path of the image of a new poster. */
    HttpResponse<String> post(String title, byte[] image) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n" + title + "\r\n--" + BOUNDARY
                + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(image);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(request("/posters").header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    static String path(HttpResponse<String> posted) {
        return posted.body().replaceAll("(?s).*(/media/[^\"]*)\".*", "$1");
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path)).timeout(Duration.ofSeconds(60));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        client.close();
    }
}
