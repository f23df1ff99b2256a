package dev.trestle.exports;

import dev.trestle.runtime.HookCall;
import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /loans/card}: a hook makes what is answered and exported. */
final class LendWithCard implements Handler {

    private final JsonHttp json;
    private final Hook hook;
    private final HookedExport<Loan, Loan> export;

    /** Makes the response. */
    @FunctionalInterface
    interface Hook {
        Loan respond(Loan row) throws Exception;
    }

    LendWithCard(Trestle trestle, Exports exports, ExportSql sql, Hook hook) {
        this.json = trestle.json();
        this.hook = hook;
        this.export = exports.outbox("LendWithCard", "warehouse", sql, Loan.FORM, Loan::bindLane,
                row -> HookCall.respond("POST /loans/card", row, hook::respond), Loan.FORM, Loan::bindExport);
    }

    Loan run(Loan.Request request) {
        Entered<Loan, Loan> entered = export.begin();
        Loan row = export.transaction(transaction -> store(transaction, request, entered));
        Loan response = entered.respond(() -> HookCall.respond("POST /loans/card", row, hook::respond));
        entered.complete(response);
        return response;
    }

    private static Loan store(Database transaction, Loan.Request request, Entered<Loan, Loan> entered) {
        Loan row = transaction.insert(LendPrint.SQL, binds -> LendPrint.bind(request, binds), Loan::read);
        entered.enter(transaction, row);
        return row;
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Loan response = run(json.read(req, Loan.Request::read));
        json.send(res, Status.CREATED_201, response::write);
    }
}
