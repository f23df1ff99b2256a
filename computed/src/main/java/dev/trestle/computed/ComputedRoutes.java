package dev.trestle.computed;

import dev.trestle.computed.backfill.BackfillOptions;
import dev.trestle.computed.backfill.BackfillProgress;
import dev.trestle.computed.backfill.BackfillRows;
import dev.trestle.computed.backfill.Backfills;
import dev.trestle.computed.preview.Preview;
import dev.trestle.computed.preview.PreviewRequest;
import dev.trestle.runtime.ErrorCode;
import dev.trestle.runtime.FieldError;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.NumRows;
import dev.trestle.runtime.routing.JsonOnly;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;

/** The paths below {@code /computed}, for people who operate the service. */
final class ComputedRoutes {

    private static final String PATH = "/computed";
    private static final String COLUMN = PATH + "/{column}";

    private final Trestle trestle;
    private final Computed computed;
    private final ComputedRun run;
    private final Reports reports;

    ComputedRoutes(Trestle trestle, Computed computed, ComputedRun run) {
        this.trestle = trestle;
        this.computed = computed;
        this.run = run;
        this.reports = new Reports(run::columns, computed.missing().keySet(), trestle.database());
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH, this::report);
        routes.route(Method.POST, COLUMN + "/retry", new JsonOnly(this::retry));
        routes.route(Method.POST, COLUMN + "/preview", new JsonOnly(this::preview));
        routes.route(Method.POST, COLUMN + "/recompute", new JsonOnly(this::recompute));
        routes.route(Method.GET, COLUMN + "/versions", this::versions);
        routes.route(Method.POST, COLUMN + "/backfill", new JsonOnly(this::backfill));
        routes.route(Method.GET, COLUMN + "/backfill", this::progress);
        routes.route(Method.POST, COLUMN + "/backfill/pause", new JsonOnly((request, response) -> change(request, response, Backfills::pause)));
        routes.route(Method.POST, COLUMN + "/backfill/resume", new JsonOnly((request, response) -> change(request, response, Backfills::resume)));
        routes.route(Method.POST, COLUMN + "/backfill/cancel", new JsonOnly((request, response) -> change(request, response, Backfills::cancel)));
    }

    private void report(ServerRequest request, ServerResponse response) {
        computed.requireBegun();
        Report report = reports.get();
        trestle.json().send(response, Status.OK_200, report::write);
    }

    private void retry(ServerRequest request, ServerResponse response) {
        trestle.json().send(response, Status.OK_200, new NumRows(computed.retry(name(request)))::write);
    }

    private void preview(ServerRequest request, ServerResponse response) {
        MissingColumn<?, ?> missing = computed.missing().get(request.path().pathParameters().get("column"));
        ComputedColumn<?, ?, ?> column = missing == null ? run.column(name(request)) : null;
        PreviewRequest which = request.content().hasEntity()
                ? trestle.json().read(request, PreviewRequest::read) : PreviewRequest.STANDARD;
        computed.requireBegun();
        Preview<?> preview = missing == null ? Previews.of(Objects.requireNonNull(column), which, trestle.database())
                : Previews.of(missing, which, trestle.database(), !run.columns().isEmpty());
        trestle.json().send(response, Status.OK_200, preview::write);
    }

    private void recompute(ServerRequest request, ServerResponse response) {
        String name = name(request);
        Recompute which = trestle.json().read(request, Recompute::read);
        if (which.rows() == null) {
            trestle.json().send(response, Status.OK_200, new NumRows(computed.retry(name))::write);
        } else {
            start(name, BackfillOptions.STANDARD.rows(which.rows()), response);
        }
    }

    /** Reads the whole table, so it is no part of the report. */
    private void versions(ServerRequest request, ServerResponse response) {
        ComputedColumn<?, ?, ?> column = run.column(name(request));
        String versionColumn = column == null ? null : column.options().versionColumn();
        if (column == null || versionColumn == null) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "The column has no versions: it is not declared with versioned: true");
        }
        VersionCounts counts = VersionCounts.of(column.table().sql(), versionColumn, trestle.database());
        trestle.json().send(response, Status.OK_200, counts::write);
    }

    private void backfill(ServerRequest request, ServerResponse response) {
        String name = name(request);
        start(name, request.content().hasEntity()
                ? trestle.json().read(request, BackfillOptions::read) : BackfillOptions.STANDARD, response);
    }

    private void start(String name, BackfillOptions options, ServerResponse response) {
        ComputedColumn<?, ?, ?> column = run.column(name);
        if (options.rows() == BackfillRows.OLDER_VERSION && (column == null || column.options().versionColumn() == null)) {
            throw HttpProblem.unprocessable(FieldError.of(FieldError.pointer("rows"), ErrorCode.INVALID_FORMAT,
                    "is possible only for a column with versioned: true"));
        }
        computed.backfills().start(name, options);
        progress(name, Status.ACCEPTED_202, response);
    }

    private void progress(ServerRequest request, ServerResponse response) {
        progress(name(request), Status.OK_200, response);
    }

    private void progress(String name, Status status, ServerResponse response) {
        BackfillProgress progress = computed.backfills().progress(List.of(name)).stream().findFirst().orElseThrow(() ->
                HttpProblem.of(Status.NOT_FOUND_404, "The column has had no backfill"));
        trestle.json().send(response, status, progress::write);
    }

    /** Pauses, resumes or cancels. */
    private void change(ServerRequest request, ServerResponse response, BiPredicate<Backfills, String> change) {
        String name = name(request);
        if (!change.test(computed.backfills(), name)) {
            throw HttpProblem.of(Status.CONFLICT_409, "The column has no open backfill");
        }
        progress(name, Status.OK_200, response);
    }

    private String name(ServerRequest request) {
        String name = request.path().pathParameters().get("column");
        if (run.column(name) == null) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no computed column of this name");
        }
        return name;
    }
}
