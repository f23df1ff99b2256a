package dev.trestle.exports;

import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code POST /loans/update}: another film for a loan, exported by the outbox to the same rows. */
final class ChangeLoan implements Handler {

    private static final String SQL = """
            UPDATE public.loan SET film = ?
            WHERE loan_id = ?
            RETURNING loan_id, film, fee""";

    private final JsonHttp json;
    private final OutboxExport<Loan> export;

    ChangeLoan(Trestle trestle, Exports exports, ExportSql sql) {
        this.json = trestle.json();
        this.export = exports.outbox("ChangeLoan", "warehouse", sql, Loan.FORM, Loan::bindExport);
    }

    Loan run(Loan request) {
        return export.transaction(transaction -> {
            Loan response = transaction.update(SQL, binds -> {
                binds.text(request.film());
                binds.int8(request.loanId());
            }, Loan::read);
            export.enter(transaction, response);
            return response;
        });
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Loan response = run(json.read(req, Loan::parse));
        json.send(res, Status.OK_200, response::write);
    }
}
