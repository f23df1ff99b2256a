package dev.trestle.generator.media;

/** A service that resizes photos: what it has in its database, its routes and its own code. */
final class Photos {

    static final String SCHEMA = """
            CREATE DOMAIN image AS text;
            CREATE TABLE photo (photo_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL UNIQUE,
                original image NOT NULL, resized image, stamp bytea, price integer NOT NULL DEFAULT 7,
                label text GENERATED ALWAYS AS (title || '!') STORED);
            CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                NEW.stamp := convert_to(nullif('Stamp of ' || NEW.title, 'Stamp of nothing'), 'UTF8');
                RETURN NEW;
            END $$;
            CREATE TRIGGER stamped BEFORE INSERT ON photo FOR EACH ROW EXECUTE FUNCTION stamp();
            CREATE TABLE cover (cover_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL, picture image);
            CREATE FUNCTION pick() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                NEW.picture := (SELECT original FROM photo WHERE title = NEW.title);
                RETURN NEW;
            END $$;
            CREATE TRIGGER picked BEFORE INSERT ON cover FOR EACH ROW EXECUTE FUNCTION pick();
            """;

    static final String ROUTES = """
            routes:
              - {type: insert, name: AddPhoto, table: photo, path: /photos, inputs: [title], uploadfile_inputs: [original],
                 outputs: [photo_id, original], response: file}
              - {type: insert, name: AddPhotoLater, table: photo, path: /photos/later, inputs: [title],
                 uploadfile_inputs: [original], outputs: [photo_id, title, original], background: true,
                 response: {photo_card: {title: text, resized: text}}}
              - {type: update, name: SetResized, table: photo, path: '/photos/{photo_id}/resized', method: put, inputs: [],
                 uploadfile_inputs: [resized], outputs: [resized]}
              - {type: insert, name: StampPhoto, table: photo, path: /photos/stamp, inputs: [title],
                 uploadfile_inputs: [original], outputs: [stamp], return_fileresponse: true}
              - {type: insert, name: AddCover, table: cover, path: /covers, inputs: [title], outputs: [picture],
                 return_fileresponse: true}
              - {type: compute, name: PreviewPhoto, table: photo, path: /photos/preview, inputs: [title],
                 uploadfile_inputs: [original], outputs: [original], response: file}
              - {type: compute, name: EchoPhoto, table: photo, path: /photos/echo, inputs: [title],
                 uploadfile_inputs: [original], outputs: [original], return_fileresponse: true}
              - {type: compute, name: TellPhoto, table: photo, path: '/photos/{title}/tell', inputs: [title, price],
                 uploadfile_inputs: [original], outputs: [label, price, original]}
              - {type: compute, name: PreviewCover, table: cover, path: '/covers/{title}', inputs: [title], outputs: [title, picture]}
              - {type: query, query: print, path: '/prints/{title}', method: get, response: file}
            """;

    static final String MAIN = """
            package com.example.posters;

            import dev.trestle.files.FileResponse;
            import dev.trestle.files.LocalUpload;
            import dev.trestle.files.Media;
            import dev.trestle.jobs.Jobs;
            import dev.trestle.runtime.HttpProblem;
            import dev.trestle.runtime.MediaLink;
            import dev.trestle.runtime.media.MediaKey;
            import dev.trestle.runtime.media.StoredFile;
            import dev.trestle.runtime.service.Trestle;
            import io.helidon.config.Config;
            import io.helidon.config.ConfigSources;
            import io.helidon.http.Status;
            import io.helidon.webserver.WebServer;
            import java.awt.image.BufferedImage;
            import java.io.IOException;
            import java.io.InputStream;
            import java.net.URI;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.Map;
            import java.util.function.IntSupplier;
            import javax.imageio.ImageIO;

            public final class Main implements IntSupplier, AutoCloseable {
                private final Trestle trestle;
                private final Media media;
                private final PostersApi api;
                private final WebServer server;

                public Main(String url) {
                    Config config = Config.just(ConfigSources.create(Map.of("trestle.database.url", url,
                            "trestle.media.directory", "DIRECTORY", "server.host", "127.0.0.1")));
                    trestle = Trestle.create(config.get("trestle"));
                    media = Media.create(trestle);
                    api = new PostersApi(trestle, media, Jobs.create(trestle), this::add, this::addLater, this::preview, this::print);
                    server = trestle.server(config.get("server"), api).build().start();
                }

                private FileResponse add(AddPhoto.Row photo) throws IOException {
                    return FileResponse.of(resized(photo.photoId(), photo.original()));
                }

                private PhotoCard addLater(AddPhotoLater.Row photo) throws IOException {
                    return new PhotoCard(photo.title(), resized(photo.photoId(), photo.original()).url().toString());
                }

                private FileResponse preview(PreviewPhoto.Row photo) throws IOException {
                    return FileResponse.temporary(half(photo.original())).named("preview.png");
                }

                private FileResponse print(Print.Row row) throws IOException {
                    return switch (row.title()) {
                        case "null" -> null;
                        case "lost" -> FileResponse.of(
                                new MediaLink("photo.original/" + "0".repeat(64) + ".png", URI.create("x:y")));
                        case "bytes" -> FileResponse.of("a;b".getBytes())
                                .named("Gr\u00f6\u00dfe \\"1\\".csv").typed("text/csv; charset=utf-8");
                        case "file" -> FileResponse.of(Files.writeString(Path.of("DIRECTORY/../print.txt"), "0123456789"));
                        case "refused" -> throw HttpProblem.of(Status.CONFLICT_409, "Not this one");
                        case "odd" -> FileResponse.of(new byte[0]).typed("text/html\\r\\nX-Odd: 1");
                        default -> throw new IllegalStateException("broken");
                    };
                }

                /** Stores a smaller one beside it, and gives it. */
                private MediaLink resized(int photoId, MediaLink original) throws IOException {
                    Path half = half(original);
                    try {
                        return api.setResized.run(new SetResized.Request(photoId, LocalUpload.of(half))).resized();
                    } finally {
                        Files.delete(half);
                    }
                }

                private Path half(MediaLink link) throws IOException {
                    MediaKey key = MediaKey.parse(link.key()).orElseThrow();
                    try (StoredFile file = media.store().find(key).orElseThrow();
                            InputStream in = file.open(0, file.size())) {
                        BufferedImage whole = ImageIO.read(in);
                        BufferedImage half = new BufferedImage(
                                whole.getWidth() / 2, whole.getHeight() / 2, BufferedImage.TYPE_INT_RGB);
                        half.createGraphics().drawImage(whole, 0, 0, half.getWidth(), half.getHeight(), null);
                        Path path = Files.createTempFile(Path.of("DIRECTORY").getParent(), "half", ".png");
                        ImageIO.write(half, "png", path.toFile());
                        return path;
                    }
                }

                @Override
                public int getAsInt() {
                    return server.port();
                }

                @Override
                public void close() {
                    server.stop();
                }
            }
            """;

    private Photos() {}
}
