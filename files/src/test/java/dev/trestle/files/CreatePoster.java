package dev.trestle.files;

import dev.trestle.runtime.Binds;
import dev.trestle.runtime.Database;
import dev.trestle.runtime.Input;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.MediaLink;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.ResultRow;
import dev.trestle.runtime.Upload;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.sql.InsertSql;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /posters} as the generator prints it. */
final class CreatePoster implements Handler {

    private static final InsertSql<Request> INSERT = InsertSql.<Request>into("public.poster")
            .set("title", "?", Request::title, PgCodecs.TEXT)
            .ifPresent("facts", "?::jsonb", Request::facts, PgCodecs.JSON)
            .ifPresent("tags", "?::text[]", Request::tags, PgCodecs.array(PgCodecs.TEXT))
            .ifPresent("image", "?", Request::image, (binds, value) -> binds.media(value, "poster.image"))
            .ifPresent("contract", "?", Request::contract, (binds, value) -> binds.media(value, "poster.contract"))
            .ifPresent("thumbnail", "?", Request::thumbnail, Binds::bytes)
            .returning("poster_id, title, facts, tags, image, length(thumbnail)");

    private final Database database;
    private final Form form;
    private final JsonHttp json;

    CreatePoster(Database database, JsonHttp json, Media media) {
        this.database = database;
        this.json = json;
        this.form = media.form(
                FormFile.of("image", "image/png", "image/jpg").max(200_000),
                FormFile.of("contract", "application/pdf", "text/*"),
                FormFile.of("thumbnail"));
    }

    Response run(Request request) {
        return database.insert(INSERT.sql(request), binds -> INSERT.bind(request, binds), Response::read);
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        try (FormRequest in = form.open(req)) {
            Request request = in.read(Request::read);
            Response response = run(request);
            json.send(res, Status.CREATED_201, response::write);
        }
    }

    record Request(
            String title,
            Input<@Nullable Json> facts,
            Input<@Nullable List<@Nullable String>> tags,
            Input<@Nullable Upload> image,
            Input<@Nullable Upload> contract,
            Input<@Nullable Upload> thumbnail) {

        static Request read(RequestReader in) {
            String title = null;
            Input<@Nullable Json> facts = Input.absent();
            Input<@Nullable List<@Nullable String>> tags = Input.absent();
            Input<@Nullable Upload> image = Input.absent();
            Input<@Nullable Upload> contract = Input.absent();
            Input<@Nullable Upload> thumbnail = Input.absent();
            while (in.next()) {
                switch (in.name()) {
                    case "title" -> title = in.text();
                    case "facts" -> facts = Input.of(in.orNull(PgCodecs.JSON));
                    case "tags" -> tags = Input.of(in.orNull(PgCodecs.array(PgCodecs.TEXT)));
                    case "image" -> image = Input.of(in.orNull(in::upload));
                    case "contract" -> contract = Input.of(in.orNull(in::upload));
                    case "thumbnail" -> thumbnail = Input.of(in.orNull(in::upload));
                    default -> in.unknown();
                }
            }
            in.end("title");
            return new Request(title, facts, tags, image, contract, thumbnail);
        }

        static Request of(String title, Upload image) {
            return new Request(title, Input.absent(), Input.absent(), Input.of(image), Input.absent(), Input.absent());
        }
    }

    record Response(
            int posterId, String title, @Nullable Json facts, @Nullable List<@Nullable String> tags,
            @Nullable MediaLink image, @Nullable Integer thumbnailSize) {

        static Response read(ResultRow row) throws SQLException {
            return new Response(
                    row.int4(1),
                    row.text(2),
                    row.valueOrNull(3, PgCodecs.JSON),
                    row.valueOrNull(4, PgCodecs.array(PgCodecs.TEXT)),
                    row.mediaOrNull(5),
                    row.int4OrNull(6));
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("poster_id").int4(posterId);
            out.name("title").text(title);
            out.name("facts").value(facts, PgCodecs.JSON);
            out.name("tags").value(tags, PgCodecs.array(PgCodecs.TEXT));
            out.name("image").media(image);
            out.name("thumbnail_size").int4(thumbnailSize);
            out.endObject();
        }
    }
}
