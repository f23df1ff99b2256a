package dev.trestle.computed;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.RequestBody;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The paths below {@code /computed}, for people who operate the service. */
final class ComputedRoutes {

    private static final String PATH = "/computed";

    private final Trestle trestle;
    private final Computed computed;
    private final ComputedRun run;

    ComputedRoutes(Trestle trestle, Computed computed, ComputedRun run) {
        this.trestle = trestle;
        this.computed = computed;
        this.run = run;
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH, this::report);
        routes.route(Method.POST, PATH + "/{column}/retry", this::retry);
    }

    private void report(ServerRequest request, ServerResponse response) {
        computed.requireBegun();
        Report report = Report.of(run.columns(), trestle.database());
        trestle.json().send(response, Status.OK_200, report::write);
    }

    private void retry(ServerRequest request, ServerResponse response) {
        requireJson(request);
        String name = request.path().pathParameters().get("column");
        if (run.column(name) == null) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no computed column of this name");
        }
        trestle.json().send(response, Status.OK_200, new NumRows(computed.retry(name))::write);
    }

    /** Any page may have a browser send a form; before it sends JSON, the browser asks whether the page may. */
    private static void requireJson(ServerRequest request) {
        String type = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        if (!type.split(";", -1)[0].strip().equalsIgnoreCase("application/json")) {
            throw RequestBody.unsupported("application/json", "application/json").build();
        }
    }
}
