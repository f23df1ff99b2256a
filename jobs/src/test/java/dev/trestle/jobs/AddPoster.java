package dev.trestle.jobs;

import dev.trestle.files.Form;
import dev.trestle.files.FormFile;
import dev.trestle.files.FormRequest;
import dev.trestle.files.Media;
import dev.trestle.runtime.HookCall;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.media.MediaColumn;
import dev.trestle.runtime.media.MediaKind;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /posters} in the background, which takes files and answers with one; and {@code POST /posters/cards},
 * whose hook is given the file.
 */
final class AddPoster implements HttpFeature {

    private static final String SQL = """
            INSERT INTO public.poster (film, image, scan) SELECT ?, ?, ? FROM pg_sleep(?)
            RETURNING poster_id, film, image""";

    private final Trestle trestle;
    private final Form form;
    private final JobType<Request, Response> job;
    private final JobType<Request, Card> carded;

    AddPoster(Trestle trestle, Media media, Jobs jobs, JobOptions options) {
        this.trestle = trestle;
        this.form = media.form(FormFile.of("image", "image/*"), FormFile.of("scan").max(1_000_000));
        this.job = jobs.type("AddPoster", options,
                JsonForm.of(Request::read, Request::write),
                AddPoster::perform,
                JsonForm.of(Response::parse, Response::write).keeping(media))
                .withFiles();
        this.carded = jobs.type("CardPoster", options,
                JsonForm.of(Request::read, Request::write),
                AddPoster::perform,
                JsonForm.of(Response::parse, Response::write).keeping(media),
                row -> HookCall.respond("POST /posters/cards", row, AddPoster::card),
                Card.FORM)
                .withFiles();
        media.expect(List.of(new MediaColumn(
                "poster.image", "public.poster", "image", MediaKind.IMAGE, MediaColumn.Access.SERVED)));
    }

    private static Card card(Response row) {
        return new Card(row.image().key() + " at " + row.image().url());
    }

    Job<Response> submit(Request request) {
        return job.submit(request);
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        Routes routes = trestle.routes(routing);
        routes.route(Method.POST, "/posters", (req, res) -> handle(req, res, job));
        routes.route(Method.POST, "/posters/cards", (req, res) -> handle(req, res, carded));
        routes.end();
    }

    private <R> void handle(ServerRequest req, ServerResponse res, JobType<Request, R> type) {
        try (FormRequest in = form.open(req)) {
            Request request = in.read(Request::read);
            type.accepted(res, type.submit(request));
        }
    }

    private static Response perform(Database database, Request request) {
        return database.insert(SQL, binds -> bind(request, binds), Response::read);
    }

    private static void bind(Request request, Binds binds) throws SQLException {
        binds.text(request.film());
        binds.media(request.image(), "poster.image");
        binds.bytes(request.scan().value());
        binds.float8(request.sleep().value());
    }

    record Request(String film, Upload image, Input<@Nullable Upload> scan, Input<Double> sleep) {

        static Request read(RequestReader in) {
            String film = null;
            Upload image = null;
            Input<@Nullable Upload> scan = Input.absent();
            Input<Double> sleep = Input.of(0.0);
            while (in.next()) {
                switch (in.name()) {
                    case "film" -> film = in.text();
                    case "image" -> image = in.upload();
                    case "scan" -> scan = Input.of(in.orNull(in::upload));
                    case "sleep" -> sleep = Input.of(in.float8());
                    default -> in.unknown();
                }
            }
            in.end("film", "image");
            return new Request(film, image, scan, sleep);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("film").text(film);
            out.name("image").upload(image);
            out.ifPresent("scan", scan, out::upload);
            out.ifPresent("sleep", sleep, out::float8);
            out.endObject();
        }
    }

    record Response(long posterId, String film, MediaLink image) {

        static Response read(ResultRow row) throws SQLException {
            return new Response(row.int8(1), row.text(2), row.media(3));
        }

        static Response parse(RequestReader in) {
            long posterId = 0;
            String film = null;
            MediaLink image = null;
            in.ignoreUnknown();
            while (in.next()) {
                switch (in.name()) {
                    case "poster_id" -> posterId = in.int8();
                    case "film" -> film = in.text();
                    case "image" -> image = in.media();
                    default -> in.skip();
                }
            }
            in.end("poster_id", "film", "image");
            return new Response(posterId, film, image);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("poster_id").int8(posterId);
            out.name("film").text(film);
            out.name("image").media(image);
            out.endObject();
        }
    }
}
