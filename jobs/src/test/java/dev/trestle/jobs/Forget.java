package dev.trestle.jobs;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /ratings/delete} in the background. */
final class Forget implements Handler {

    private final JsonHttp json;
    private final JobType<Request, NumRows> job;

    Forget(Trestle trestle, Jobs jobs) {
        this.json = trestle.json();
        this.job = jobs.type("Forget", JobOptions.STANDARD,
                JsonForm.of(Request::read, Request::write), Forget::perform, NumRows.JSON);
    }

    record Request(String film) {

        static Request read(RequestReader in) {
            String film = null;
            while (in.next()) {
                switch (in.name()) {
                    case "film" -> film = in.text();
                    default -> in.unknown();
                }
            }
            in.end("film");
            return new Request(film);
        }

        void write(JsonWriter out) {
            out.startObject();
            out.name("film").text(film);
            out.endObject();
        }
    }

    Job<NumRows> submit(Request request) {
        return job.submit(request);
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Request request = json.read(req, Request::read);
        job.accepted(res, submit(request));
    }

    private static NumRows perform(Database database, Request request) {
        return database.delete("DELETE FROM public.rating WHERE film = ?", binds -> binds.text(request.film()));
    }
}
