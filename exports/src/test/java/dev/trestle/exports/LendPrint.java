package dev.trestle.exports;

import dev.trestle.runtime.JsonHttp;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.Trestle;
import io.helidon.http.Status;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.sql.SQLException;

/** {@code POST /loans}, exported by the outbox. */
final class LendPrint implements Handler {

    static final String SQL = """
            INSERT INTO public.loan (film, fee)
            VALUES (?, ?)
            RETURNING loan_id, film, fee""";

    private final JsonHttp json;
    private final OutboxExport<Loan> export;

    LendPrint(Trestle trestle, Exports exports, ExportSql sql) {
        this.json = trestle.json();
        this.export = exports.outbox("LendPrint", "warehouse", sql, Loan.FORM, Loan::bindExport);
    }

    /** Inserts the row, and enters it for its export, in one transaction: the route without HTTP. */
    Loan run(Loan.Request request) {
        return export.transaction(transaction -> store(transaction, request));
    }

    private Loan store(Database transaction, Loan.Request request) {
        Loan response = transaction.insert(SQL, binds -> bind(request, binds), Loan::read);
        export.enter(transaction, response);
        return response;
    }

    static void bind(Loan.Request request, Binds binds) throws SQLException {
        binds.text(request.film());
        binds.value(request.fee(), PgCodecs.NUMERIC);
    }

    @Override
    public void handle(ServerRequest req, ServerResponse res) {
        Loan response = run(json.read(req, Loan.Request::read));
        json.send(res, Status.CREATED_201, response::write);
    }
}
