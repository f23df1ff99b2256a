package dev.trestle.history;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.routing.JsonOnly;
import dev.trestle.runtime.routing.Routes;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The paths below {@code /history}, for people who operate the service. */
final class HistoryRoutes {

    private static final String PATH = "/history/{table}";

    private static final int FEW = 20;
    private static final int MOST = 1000;

    private final Trestle trestle;
    private final History history;

    HistoryRoutes(Trestle trestle, History history) {
        this.trestle = trestle;
        this.history = history;
    }

    void register(Routes routes) {
        routes.route(Method.GET, PATH + "/operations", this::operations);
        routes.route(Method.GET, PATH + "/operations/{operation}", this::changes);
        routes.route(Method.POST, PATH + "/revert", new JsonOnly(this::revert));
    }

    /** A page of operations. */
    private record OperationsPage(@Nullable Long before, int limit) {

        static OperationsPage read(RequestReader in) {
            Long before = null;
            int limit = FEW;
            while (in.next()) {
                switch (in.name()) {
                    case "before" -> before = in.int8();
                    case "limit" -> limit = (int) in.integer(1, MOST);
                    // Of the path.
                    case "table" -> in.skip();
                    default -> in.unknown();
                }
            }
            in.end();
            return new OperationsPage(before, limit);
        }
    }

    /** A page of the rows of an operation. */
    private record RowsPage(int limit, int offset) {

        static RowsPage read(RequestReader in) {
            int limit = FEW;
            int offset = 0;
            while (in.next()) {
                switch (in.name()) {
                    case "limit" -> limit = (int) in.integer(1, MOST);
                    case "offset" -> offset = (int) in.integer(0, Integer.MAX_VALUE);
                    // Of the path.
                    case "table", "operation" -> in.skip();
                    default -> in.unknown();
                }
            }
            in.end();
            return new RowsPage(limit, offset);
        }
    }

    private void operations(ServerRequest request, ServerResponse response) {
        Operations operations = of(request);
        OperationsPage page = trestle.json().query(request, OperationsPage::read);
        List<Operations.Operation> list = operations.list(page.before(), page.limit());
        trestle.json().send(response, Status.OK_200, out -> {
            out.startObject();
            out.name("operations").array(list, operation -> operation.write(out));
            out.endObject();
        });
    }

    private void changes(ServerRequest request, ServerResponse response) {
        Operations operations = of(request);
        RowsPage page = trestle.json().query(request, RowsPage::read);
        List<Operations.Change> rows = operations.changes(operation(request), page.limit(), page.offset());
        trestle.json().send(response, Status.OK_200, out -> {
            out.startObject();
            out.name("rows").array(rows, row -> row.write(out));
            out.endObject();
        });
    }

    private void revert(ServerRequest request, ServerResponse response) {
        Operations operations = of(request);
        long operation = trestle.json().read(request, HistoryRoutes::operation);
        trestle.json().send(response, Status.OK_200, operations.revert(operation)::write);
    }

    private static long operation(RequestReader in) {
        long operation = 0;
        while (in.next()) {
            switch (in.name()) {
                case "operation" -> operation = in.int8();
                // Of the path.
                case "table" -> in.skip();
                default -> in.unknown();
            }
        }
        in.end("operation");
        return operation;
    }

    private Operations of(ServerRequest request) {
        String name = request.path().pathParameters().get("table");
        HistoryTable table = history.table(name)
                .orElseThrow(() -> HttpProblem.of(Status.NOT_FOUND_404, "There is no table with history of this name"));
        return new Operations(table, trestle.database());
    }

    private static long operation(ServerRequest request) {
        String text = request.path().pathParameters().get("operation");
        if (!text.matches("[0-9]{1,18}")) {
            throw HttpProblem.of(Status.NOT_FOUND_404, "There is no such operation of this table");
        }
        return Long.parseLong(text);
    }
}
