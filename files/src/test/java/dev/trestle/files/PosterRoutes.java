package dev.trestle.files;

import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKind;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** Routes with files as the generator prints them. */
final class PosterRoutes implements HttpFeature {

    private final Trestle trestle;
    private final Media media;
    private final CreatePoster createPoster;
    private final Form sample;

    PosterRoutes(Trestle trestle) {
        this.trestle = trestle;
        this.media = Media.create(trestle);
        this.createPoster = new CreatePoster(trestle.database(), trestle.json(), media);
        this.sample = media.form(FormFile.of("sample"));
        media.expect(List.of(
                new MediaColumn(
                        "poster.image", "public.poster", "image", MediaKind.IMAGE, MediaColumn.Access.SERVED),
                new MediaColumn(
                        "poster.contract", "public.poster", "contract", MediaKind.DOCUMENT, MediaColumn.Access.HIDDEN)));
    }

    Media media() {
        return media;
    }

    CreatePoster createPoster() {
        return createPoster;
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        Routes routes = trestle.routes(routing);
        routes.route(Method.POST, "/posters", createPoster);
        routes.route(Method.POST, "/films/{title}/poster", createPoster);
        routes.route(Method.GET, "/posters/image", this::image);
        routes.route(Method.POST, "/posters/image", this::image);
        routes.route(Method.GET, "/posters/contract", this::contract);
        routes.route(Method.GET, "/posters/thumbnail", this::thumbnail);
        routes.route(Method.POST, "/samples", this::samples);
        routes.end();
    }

    private static String title(RequestReader in) {
        String title = "";
        while (in.next()) {
            switch (in.name()) {
                case "title" -> title = in.text();
                default -> in.unknown();
            }
        }
        in.end("title");
        return title;
    }

    private void image(ServerRequest req, ServerResponse res) {
        file(req, res, "image");
    }

    private void contract(ServerRequest req, ServerResponse res) {
        file(req, res, "contract");
    }

    private void file(ServerRequest req, ServerResponse res, String column) {
        String title = trestle.json().query(req, PosterRoutes::title);
        List<MediaLink> links = trestle.database().list(
                "SELECT " + column + " FROM public.poster WHERE title = ? AND " + column + " IS NOT NULL",
                binds -> binds.text(title), row -> row.media(1));
        media.sendFile(req, res, Status.OK_200, links.isEmpty() ? null : links.getFirst());
    }

    private void thumbnail(ServerRequest req, ServerResponse res) {
        String title = trestle.json().query(req, PosterRoutes::title);
        byte[] bytes = trestle.database().one("SELECT coalesce(thumbnail, '') FROM public.poster WHERE title = ?",
                binds -> binds.text(title), row -> row.value(1, PgCodecs.BYTEA));
        media.sendFile(req, res, Status.OK_200, bytes.length == 0 ? null : bytes);
    }

    /** A query with a parameter of type bytea. */
    private void samples(ServerRequest req, ServerResponse res) {
        try (FormRequest form = sample.open(req)) {
            Upload upload = form.read(in -> {
                Upload file = null;
                while (in.next()) {
                    switch (in.name()) {
                        case "sample" -> file = in.upload();
                        default -> in.unknown();
                    }
                }
                in.end("sample");
                return file;
            });
            String hash = trestle.database().one("SELECT encode(sha256(?), 'hex')",
                    binds -> binds.bytes(upload), row -> row.text(1));
            trestle.json().send(res, Status.OK_200, out -> {
                out.startObject();
                out.name("file_name").text(upload.fileName());
                out.name("media_type").text(upload.mediaType());
                out.name("sha256").text(hash);
                out.endObject();
            });
        }
    }
}
