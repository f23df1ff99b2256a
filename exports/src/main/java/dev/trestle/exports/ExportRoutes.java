package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.routing.JsonOnly;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The paths below {@code /exports}, for people who operate the service. */
final class ExportRoutes {

    private static final String PATH = "/exports";

    private final Trestle trestle;
    private final Exports exports;
    private final ExportsRun run;
    private final Targets targets;

    ExportRoutes(Trestle trestle, Exports exports, ExportsRun run, Targets targets) {
        this.trestle = trestle;
        this.exports = exports;
        this.run = run;
        this.targets = targets;
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH, this::report);
        if (run.hasEntries()) {
            routes.route(Method.POST, PATH + "/{target}/redeliver", new JsonOnly(this::redeliver));
            routes.route(Method.DELETE, PATH + "/{target}/entries/{id}", this::giveUp);
        }
    }

    private void report(ServerRequest request, ServerResponse response) {
        Report report = Report.withoutEntries(targets.all());
        if (run.hasEntries()) {
            requireTables();
            report = Report.of(targets.all(), run.routes(), trestle.database());
        }
        trestle.json().send(response, Status.OK_200, report::write);
    }

    private void redeliver(ServerRequest request, ServerResponse response) {
        String target = parameter(request, "target");
        long entries = exports.redeliver(target);
        if (entries == 0) {
            requireTarget(target);
        }
        send(response, entries);
    }

    private void giveUp(ServerRequest request, ServerResponse response) {
        requireTables();
        String target = parameter(request, "target");
        long entries = new EntryTable(trestle.database()).giveUp(target, parameter(request, "id"));
        if (entries == 0) {
            requireTarget(target);
        }
        send(response, entries);
        run.outbox().wake(target);
    }

    /** A target that was removed from the routes may still have entries; one without entries is misspelt. */
    private void requireTarget(String name) {
        if (!targets.all().containsKey(name) && !new EntryTable(trestle.database()).targets().contains(name)) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no target of this name");
        }
    }

    private void requireTables() {
        if (!run.hasTables()) {
            throw Outbox.notYet();
        }
    }

    private void send(ServerResponse response, long rows) {
        trestle.json().send(response, Status.OK_200, new NumRows(rows)::write);
    }

    private static String parameter(ServerRequest request, String name) {
        return request.path().pathParameters().get(name);
    }
}
