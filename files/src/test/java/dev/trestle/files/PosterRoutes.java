package dev.trestle.files;

import com.example.posters.CreatePoster;
import com.example.posters.PostersApi;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The generated routes of the case {@code files_posters}, and beside them two that no generator prints. */
final class PosterRoutes implements HttpFeature {

    private final Trestle trestle;
    private final Media media;
    private final PostersApi posters;
    private final Form sample;

    PosterRoutes(Trestle trestle) {
        this.trestle = trestle;
        this.media = Media.create(trestle);
        this.posters = new PostersApi(trestle, media);
        this.sample = media.form(FormFile.of("sample"));
    }

    Media media() {
        return media;
    }

    CreatePoster createPoster() {
        return posters.createPoster;
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        posters.setup(routing);
        trestle.routes(routing)
                .route(Method.GET, "/posters/contract", this::contract)
                .route(Method.POST, "/samples", this::samples)
                .end();
    }

    /** The file of a column that is not served: an output of a generated route is. */
    private void contract(ServerRequest req, ServerResponse res) {
        List<MediaLink> links = trestle.database().list(
                "SELECT contract FROM public.poster WHERE title = ? AND contract IS NOT NULL",
                binds -> binds.text(req.query().get("title")), row -> row.media(1));
        media.sendFile(req, res, Status.OK_200, links.isEmpty() ? null : links.getFirst());
    }

    /** Answers with what is known of a file: its name and its type, which are not in the database. */
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
