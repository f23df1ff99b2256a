package dev.trestle.files;

import dev.trestle.testing.Postgres;
import dev.trestle.testing.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A running service with media, and its directory. */
record PosterService(Service service, PosterRoutes routes, Path media) implements AutoCloseable {

    static PosterService start(Postgres.Database database, String... settings) {
        try {
            return start(database, Files.createTempDirectory("media").resolve("store"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PosterService start(Postgres.Database database, Path media, String... settings) {
        Map<String, String> config = new HashMap<>();
        config.put("trestle.database.url", database.url());
        config.put("trestle.media.directory", media.toString());
        for (int i = 0; i < settings.length; i += 2) {
            config.put("trestle." + settings[i], settings[i + 1]);
        }
        AtomicReference<PosterRoutes> routes = new AtomicReference<>();
        Service service = Service.start(config, trestle -> {
            routes.set(new PosterRoutes(trestle));
            return routes.get();
        });
        return new PosterService(service, routes.get(), media);
    }

    Service.Answer post(Multipart form) {
        return service.send(form.to(service.request("/posters")));
    }

    /** The path of a new poster's image. */
    String image(String title, byte[] content) {
        String url = post(new Multipart().text("title", title).file("image", "a.png", content))
                .json(201).get("image").asString();
        return url.substring(url.indexOf("/media/"));
    }

    /** Every file below the directory, staged ones too. */
    List<String> files() {
        try (Stream<Path> files = Files.exists(media) ? Files.walk(media) : Stream.empty()) {
            return files.filter(file -> !Files.isDirectory(file))
                    .map(file -> media.relativize(file).toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, once the files of answered requests are no longer on their way in: they go after the answer. */
    List<String> settled() {
        Path incoming = media.resolve(".incoming");
        Waiting.until(() -> {
            String[] names = incoming.toFile().list();
            return names == null || names.length == 0;
        });
        return files();
    }

    @Override
    public void close() {
        service.close();
    }
}
