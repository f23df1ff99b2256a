package dev.trestle.exports;

import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /loans/inline}, exported in the request. */
final class LendInline implements Handler {

    private final Database database;
    private final JsonHttp json;
    private final InlineExport<Loan> export;

    LendInline(Trestle trestle, Exports exports, ExportSql sql) {
        this.database = trestle.database();
        this.json = trestle.json();
        this.export = exports.inline("LendInline", "warehouse", sql, Loan::bindExport);
    }

    Loan run(Loan.Request request) {
        Loan response = database.insert(LendPrint.SQL, binds -> LendPrint.bind(request, binds), Loan::read);
        export.deliver(response);
        return response;
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Loan response = run(json.read(req, Loan.Request::read));
        json.send(res, Status.CREATED_201, response::write);
    }
}
