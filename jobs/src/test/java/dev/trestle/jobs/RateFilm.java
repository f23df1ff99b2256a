package dev.trestle.jobs;

import dev.trestle.runtime.Input;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.types.Json;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** {@code POST /ratings} in the background. It sleeps first, for as long as the request says. */
final class RateFilm implements Handler {

    private static final String SQL = """
            INSERT INTO public.rating (film, stars, note) SELECT ?, ?, ?::jsonb FROM pg_sleep(?)
            RETURNING rating_id, film, stars, note""";

    private final Database database;
    private final JsonHttp json;
    private final JobType<Request, Response> job;

    RateFilm(Trestle trestle, Jobs jobs, JobOptions options) {
        this.database = trestle.database();
        this.json = trestle.json();
        this.job = jobs.type("RateFilm", options,
                JsonForm.of(Request::read, Request::write),
                RateFilm::perform,
                JsonForm.of(Response::parse, Response::write));
    }

    /** Has it done in the background, and answers at once: the route without HTTP. */
    Job<Response> submit(Request request) {
        return job.submit(request);
    }

    /** Inserts the row at once, without a job. */
    Response run(Request request) {
        return perform(database, request);
    }

    JobType<Request, Response> job() {
        return job;
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Request request = json.read(req, Request::read);
        job.accepted(res, submit(request));
    }

    static Response perform(Database database, Request request) {
        return database.insert(SQL, binds -> bind(request, binds), Response::read);
    }

    private static void bind(Request request, Binds binds) throws SQLException {
        binds.text(request.film());
        binds.value(request.stars(), PgCodecs.NUMERIC);
        binds.value(request.note().value(), PgCodecs.JSON);
        binds.float8(request.sleep().value());
    }

    record Request(String film, BigDecimal stars, Input<@Nullable Json> note, Input<Double> sleep) {

        static Request of(String film, double sleep) {
            return new Request(film, BigDecimal.ONE, Input.absent(), Input.of(sleep));
        }

        static Request read(RequestReader in) {
            String film = null;
            BigDecimal stars = null;
            Input<@Nullable Json> note = Input.absent();
            Input<Double> sleep = Input.of(0.0);
            while (in.next()) {
                switch (in.name()) {
                    case "film" -> film = in.text();
                    case "stars" -> stars = in.numeric();
                    case "note" -> note = Input.of(in.orNull(PgCodecs.JSON));
                    case "sleep" -> sleep = Input.of(in.float8());
                    default -> in.unknown();
                }
            }
            in.end("film", "stars");
            return new Request(film, stars, note, sleep);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("film").text(film);
            out.name("stars").value(stars, PgCodecs.NUMERIC);
            out.ifPresent("note", note, PgCodecs.JSON);
            out.ifPresent("sleep", sleep, out::float8);
            out.endObject();
        }
    }

    record Response(long ratingId, String film, BigDecimal stars, @Nullable Json note) {

        static Response read(ResultRow row) throws SQLException {
            return new Response(row.int8(1), row.text(2), row.value(3, PgCodecs.NUMERIC), row.valueOrNull(4, PgCodecs.JSON));
        }

        static Response parse(RequestReader in) {
            long ratingId = 0;
            String film = null;
            BigDecimal stars = null;
            Json note = null;
            in.ignoreUnknown();
            while (in.next()) {
                switch (in.name()) {
                    case "rating_id" -> ratingId = in.int8();
                    case "film" -> film = in.text();
                    case "stars" -> stars = in.numeric();
                    case "note" -> note = in.orNull(PgCodecs.JSON);
                    default -> in.unknown();
                }
            }
            in.end("rating_id", "film", "stars");
            return new Response(ratingId, film, stars, note);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("rating_id").int8(ratingId);
            out.name("film").text(film);
            out.name("stars").value(stars, PgCodecs.NUMERIC);
            out.name("note").value(note, PgCodecs.JSON);
            out.endObject();
        }
    }
}
