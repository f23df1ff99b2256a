package dev.trestle.runtime;

import com.example.films.FilmsApi;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpFeature;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;

/** The generated routes of the case {@code runtime_films}, and beside them statements that no generator prints. */
final class FilmRoutes implements HttpFeature {

    private final Trestle trestle;
    private final Database database;
    private final JsonHttp json;
    private final FilmsApi films;

    FilmRoutes(Trestle trestle) {
        this.trestle = trestle;
        this.database = trestle.database();
        this.json = trestle.json();
        this.films = new FilmsApi(trestle);
    }

    @Override
    public void setup(HttpRouting.Builder routing) {
        films.setup(routing);
        trestle.routes(routing)
                .route(Method.GET, "/sleep", this::sleep)
                .route(Method.GET, "/nap", this::nap)
                .route(Method.GET, "/detached-nap", this::detachedNap)
                .route(Method.GET, "/slow-insert", this::slowInsert)
                .route(Method.GET, "/numbers", this::numbers)
                .end();
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
