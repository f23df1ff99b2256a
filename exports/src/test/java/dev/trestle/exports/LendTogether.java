package dev.trestle.exports;

import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /loans/together}, exported into the same database in the same transaction. */
final class LendTogether implements Handler {

    private final JsonHttp json;
    private final SameTransactionExport<Loan> export;

    LendTogether(Trestle trestle, Exports exports) {
        this.json = trestle.json();
        this.export = exports.sameTransaction("LendTogether", "ledger", LoanSql.LEDGER, Loan::bindExport);
    }

    Loan run(Loan.Request request) {
        return export.transaction(transaction -> store(transaction, request));
    }

    private Loan store(Database transaction, Loan.Request request) {
        Loan response = transaction.insert(LendPrint.SQL, binds -> LendPrint.bind(request, binds), Loan::read);
        export.enter(transaction, response);
        return response;
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Loan response = run(json.read(req, Loan.Request::read));
        json.send(res, Status.CREATED_201, response::write);
    }
}
