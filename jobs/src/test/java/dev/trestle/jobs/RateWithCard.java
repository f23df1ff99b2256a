package dev.trestle.jobs;

import dev.trestle.runtime.HookCall;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.service.Trestle;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.function.Function;

/** {@code POST /cards}: rates a film in the background, and has a hook make a card of the rating. */
final class RateWithCard implements Handler {

    private final JsonHttp json;
    private final JobType<RateFilm.Request, List<Card>> job;

    RateWithCard(Trestle trestle, Jobs jobs, JobOptions options, Hook hook) {
        this.json = trestle.json();
        this.job = jobs.type("RateWithCard", options,
                JsonForm.of(RateFilm.Request::read, RateFilm.Request::write),
                (database, request) -> List.of(RateFilm.perform(database, request)),
                JsonForm.rows(RateFilm.Response::parse, RateFilm.Response::write),
                rows -> HookCall.respondToAll("POST /cards", rows, hook::respond),
                JsonForm.rows(Card::parse, Card::write));
    }

    /** Makes a card of a rating. */
    @FunctionalInterface
    interface Hook {
        Card respond(RateFilm.Response row) throws Exception;

        static Hook of(Function<String, String> code) {
            return row -> new Card(code.apply(row.film()));
        }
    }

    Job<List<Card>> submit(RateFilm.Request request) {
        return job.submit(request);
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        RateFilm.Request request = json.read(req, RateFilm.Request::read);
        job.accepted(res, submit(request));
    }
}
