package dev.trestle.runtime;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.sql.InsertSql;
import dev.trestle.runtime.types.Json;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /films} as the generator prints it. */
final class CreateFilm implements Handler {

    private static final InsertSql<Request> INSERT = InsertSql.<Request>into("public.film")
            .set("title", "?", Request::title, PgCodecs.TEXT)
            .set("length", "?", Request::length, PgCodecs.INT2)
            .ifPresent("rating", "?::public.mpaa_rating", Request::rating, Rating.CODEC)
            .ifPresent("tags", "?::text[]", Request::tags, PgCodecs.array(PgCodecs.TEXT))
            .ifPresent("price", "?", Request::price, PgCodecs.NUMERIC)
            .ifPresent("studio_id", "?", Request::studioId, PgCodecs.INT4)
            .ifPresent("extra", "?::jsonb", Request::extra, PgCodecs.JSON)
            .returning("film_id, title, rating, tags, price, created_at, extra");

    private final Database database;
    private final JsonHttp json;

    CreateFilm(Trestle trestle) {
        this.database = trestle.database();
        this.json = trestle.json();
    }

    record Request(
            String title,
            short length,
            Input<Rating> rating,
            Input<@Nullable List<@Nullable String>> tags,
            Input<@Nullable BigDecimal> price,
            Input<@Nullable Integer> studioId,
            Input<@Nullable Json> extra) {

        static Request read(RequestReader in) {
            String title = null;
            short length = 0;
            Input<Rating> rating = Input.absent();
            Input<@Nullable List<@Nullable String>> tags = Input.absent();
            Input<@Nullable BigDecimal> price = Input.absent();
            Input<@Nullable Integer> studioId = Input.absent();
            Input<@Nullable Json> extra = Input.absent();
            while (in.next()) {
                switch (in.name()) {
                    case "title" -> title = in.text(60);
                    case "length" -> length = in.int2();
                    case "rating" -> rating = Input.of(in.value(Rating.CODEC));
                    case "tags" -> tags = Input.of(in.orNull(PgCodecs.array(PgCodecs.TEXT)));
                    case "price" -> price = Input.of(in.orNull(PgCodecs.numeric(5, 2)));
                    case "studio_id" -> studioId = Input.of(in.orNull(in::int4));
                    case "extra" -> extra = Input.of(in.orNull(PgCodecs.JSON));
                    default -> in.unknown();
                }
            }
            in.end("title", "length");
            return new Request(title, length, rating, tags, price, studioId, extra);
        }
    }

    record Response(
            int filmId, String title, Rating rating, @Nullable List<@Nullable String> tags,
            @Nullable BigDecimal price, Instant createdAt, @Nullable Json extra) {

        static Response read(ResultRow row) throws SQLException {
            return new Response(
                    row.int4(1),
                    row.text(2),
                    row.value(3, Rating.CODEC),
                    row.valueOrNull(4, PgCodecs.array(PgCodecs.TEXT)),
                    row.valueOrNull(5, PgCodecs.NUMERIC),
                    row.value(6, PgCodecs.TIMESTAMPTZ),
                    row.valueOrNull(7, PgCodecs.JSON));
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("film_id").int4(filmId);
            out.name("title").text(title);
            out.name("rating").value(rating, Rating.CODEC);
            out.name("tags").value(tags, PgCodecs.array(PgCodecs.TEXT));
            out.name("price").value(price, PgCodecs.NUMERIC);
            out.name("created_at").value(createdAt, PgCodecs.TIMESTAMPTZ);
            out.name("extra").value(extra, PgCodecs.JSON);
            out.endObject();
        }
    }

    Response run(Request request) {
        return database.insert(INSERT.sql(request), binds -> INSERT.bind(request, binds), Response::read);
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Request request = json.read(req, Request::read);
        Response response = run(request);
        json.send(res, Status.CREATED_201, response::write);
    }
}
