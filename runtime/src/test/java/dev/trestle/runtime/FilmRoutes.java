package dev.trestle.runtime;

import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.postgres.Expected;
import dev.trestle.runtime.postgres.ExpectedTable;
import dev.trestle.runtime.service.Trestle;
import dev.trestle.runtime.sql.DeleteSql;
import dev.trestle.runtime.sql.UpdateSql;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An API over the films: one route of each kind, each with the calls that a generated one makes. */
final class FilmRoutes implements HttpFeature {

    private static final ExpectedTable FILM = new ExpectedTable("public", "film",
            "film_id integer not null", "title character varying(60) not null", "length smallint not null",
            "rating public.mpaa_rating not null", "tags text[]", "price numeric(5,2)", "studio_id integer",
            "created_at timestamp with time zone not null", "extra jsonb");

    private static final List<Expected> USES = List.of(FILM, Rating.LABELS);

    private static final UpdateSql<Change> UPDATE = UpdateSql.<Change>of("public.film")
            .ifPresent("title", "?", Change::title, PgCodecs.TEXT)
            .ifPresent("studio_id", "?", Change::studioId, PgCodecs.INT4)
            .where("film_id", "?", Change::filmId, PgCodecs.INT4)
            .returning("film_id, title, studio_id");
    private static final DeleteSql<Match> DELETE = DeleteSql.<Match>from("public.film")
            .match("title", "?", Match::title, PgCodecs.TEXT)
            .match("studio_id", "?", Match::studioId, PgCodecs.INT4);

    private final Trestle trestle;
    private final Database database;
    private final JsonHttp json;

    FilmRoutes(Trestle trestle) {
        this.trestle = trestle;
        this.database = trestle.database();
        this.json = trestle.json();
        trestle.expect(USES);
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        trestle.routes(routing)
                .route(Method.POST, "/films", new CreateFilm(trestle), USES)
                .route(Method.POST, "/films/update", this::update, USES)
                .route(Method.POST, "/films/delete", this::delete, List.of(FILM.only("title", "studio_id")))
                .route(Method.POST, "/studios/delete", this::deleteStudio)
                .route(Method.GET, "/films/search", this::search, USES)
                .route(Method.GET, "/films/one", this::one, USES)
                .route(Method.GET, "/sleep", this::sleep)
                .route(Method.GET, "/nap", this::nap)
                .route(Method.GET, "/detached-nap", this::detachedNap)
                .route(Method.GET, "/slow-insert", this::slowInsert)
                .route(Method.GET, "/numbers", this::numbers)
                .end();
    }

    private record Film(int filmId, String title, @Nullable Integer studioId) {

        static Film read(ResultRow row) throws SQLException {
            return new Film(row.int4(1), row.text(2), row.int4OrNull(3));
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("film_id").int4(filmId);
            out.name("title").text(title);
            out.name("studio_id").int4(studioId);
            out.endObject();
        }
    }

    private record Change(int filmId, Input<String> title, Input<@Nullable Integer> studioId) {

        static Change read(RequestReader in) {
            int filmId = 0;
            Input<String> title = Input.absent();
            Input<@Nullable Integer> studioId = Input.absent();
            while (in.next()) {
                switch (in.name()) {
                    case "film_id" -> filmId = in.int4();
                    case "title" -> title = Input.of(in.text(60));
                    case "studio_id" -> studioId = Input.of(in.orNull(in::int4));
                    default -> in.skip();
                }
            }
            in.end("film_id");
            return new Change(filmId, title, studioId);
        }
    }

    private void update(ServerRequest req, ServerResponse res) {
        Change change = json.read(req, Change::read);
        Film film = database.update(UPDATE.sql(change), binds -> UPDATE.bind(change, binds), Film::read);
        json.send(res, Status.OK_200, film::write);
    }

    private record Match(String title, @Nullable Integer studioId) {

        static Match read(RequestReader in) {
            String title = "";
            Integer studioId = null;
            while (in.next()) {
                switch (in.name()) {
                    case "title" -> title = in.text(60);
                    case "studio_id" -> studioId = in.orNull(in::int4);
                    default -> in.unknown();
                }
            }
            in.end("title", "studio_id");
            return new Match(title, studioId);
        }
    }

    private void delete(ServerRequest req, ServerResponse res) {
        Match match = json.read(req, Match::read);
        json.send(res, Status.OK_200,
                database.delete(DELETE.sql(match), binds -> DELETE.bind(match, binds))::write);
    }

    private void deleteStudio(ServerRequest req, ServerResponse res) {
        int id = json.read(req, FilmRoutes::readId);
        json.send(res, Status.OK_200, database.delete(
                "DELETE FROM public.studio WHERE studio_id = ?", binds -> binds.int4(id))::write);
    }

    private static int readId(RequestReader in) {
        int id = 0;
        while (in.next()) {
            switch (in.name()) {
                case "id" -> id = in.int4();
                default -> in.unknown();
            }
        }
        in.end("id");
        return id;
    }

    private record Search(@Nullable String title, @Nullable List<@Nullable Rating> ratings) {

        static Search read(RequestReader in) {
            String title = null;
            List<@Nullable Rating> ratings = null;
            while (in.next()) {
                switch (in.name()) {
                    case "title" -> title = in.text();
                    case "ratings" -> ratings = in.value(PgCodecs.array(Rating.CODEC));
                    default -> in.unknown();
                }
            }
            in.end();
            return new Search(title, ratings);
        }
    }

    private List<Film> find(ServerRequest req) {
        Search search = json.query(req, Search::read);
        return database.list("""
                SELECT film_id, title, studio_id FROM public.film
                 WHERE title = coalesce(?, title)
                   AND rating = ANY (coalesce(?::public.mpaa_rating[], ARRAY[rating]))
                 ORDER BY film_id""", binds -> {
            binds.text(search.title());
            binds.value(search.ratings(), PgCodecs.array(Rating.CODEC));
        }, Film::read);
    }

    private void search(ServerRequest req, ServerResponse res) {
        json.sendRows(res, find(req), Film::write);
    }

    private void one(ServerRequest req, ServerResponse res) {
        int id = json.query(req, FilmRoutes::readId);
        Film film = database.one("SELECT film_id, title, studio_id FROM public.film WHERE film_id >= ?",
                binds -> binds.int4(id), Film::read);
        json.send(res, Status.OK_200, film::write);
    }

    /** Takes as many seconds as {@code id} says. */
    private void sleep(ServerRequest req, ServerResponse res) {
        int seconds = json.query(req, FilmRoutes::readId);
        database.list("SELECT pg_sleep(?)", binds -> binds.int4(seconds), row -> row);
        json.send(res, Status.OK_200, new NumRows(seconds)::write);
    }

    /** Sleeps in the database for a fraction of a second. */
    private void nap(ServerRequest req, ServerResponse res) {
        double seconds = Double.parseDouble(req.query().get("seconds"));
        database.list("SELECT pg_sleep(?)", binds -> binds.float8(seconds), row -> row);
        json.send(res, Status.OK_200, new NumRows(1)::write);
    }

    /** Sleeps in a thread of its own, as a job does. */
    private void detachedNap(ServerRequest req, ServerResponse res) throws InterruptedException {
        Thread.ofVirtual().start(() -> database.list("SELECT pg_sleep(3)", binds -> { }, row -> row)).join();
        json.send(res, Status.OK_200, new NumRows(1)::write);
    }

    /** Inserts, and sleeps in the same transaction. */
    private void slowInsert(ServerRequest req, ServerResponse res) {
        database.transaction(transaction -> {
            transaction.execute("INSERT INTO public.studio (studio_id, name) VALUES (99, 'abandoned')", binds -> { });
            return transaction.list("SELECT pg_sleep(60)", binds -> { }, row -> row);
        });
        json.send(res, Status.OK_200, new NumRows(1)::write);
    }

    /** As many rows as {@code id} says; a negative one has its last row fail as it is written. */
    private void numbers(ServerRequest req, ServerResponse res) {
        int count = json.query(req, FilmRoutes::readId);
        List<Long> rows = database.list("SELECT generate_series(1, ?)::bigint",
                binds -> binds.int4(Math.abs(count)), row -> row.int8(1));
        json.sendRows(res, rows, (number, out) -> {
            if (number == -count) {
                throw new IllegalStateException("secret");
            }
            new NumRows(number).write(out);
        });
    }
}
