package dev.trestle.exports;

import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.ResultRow;
import java.math.BigDecimal;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The response of the routes of {@link LoansApi}. */
record Loan(long loanId, String film, @Nullable BigDecimal fee) {

    static final JsonForm<Loan> FORM = JsonForm.of(Loan::parse, Loan::write);

    /** What a request asks for. */
    record Request(String film, @Nullable BigDecimal fee) {

        static Request read(RequestReader in) {
            String film = null;
            BigDecimal fee = null;
            while (in.next()) {
                switch (in.name()) {
                    case "film" -> film = in.text();
                    case "fee" -> fee = in.orNull(in::numeric);
                    default -> in.unknown();
                }
            }
            in.end("film");
            return new Request(film, fee);
        }
    }

    static Loan read(ResultRow row) throws SQLException {
        return new Loan(row.int8(1), row.text(2), row.valueOrNull(3, PgCodecs.NUMERIC));
    }

    static Loan parse(RequestReader in) {
        long loanId = 0;
        String film = null;
        BigDecimal fee = null;
        in.ignoreUnknown();
        while (in.next()) {
            switch (in.name()) {
                case "loan_id" -> loanId = in.int8();
                case "film" -> film = in.text();
                case "fee" -> fee = in.orNull(in::numeric);
                default -> in.unknown();
            }
        }
        in.end("loan_id", "film");
        return new Loan(loanId, film, fee);
    }

    void write(JsonWriter out) {
        out.startObject();
        out.name("loan_id").int8(loanId);
        out.name("film").text(film);
        out.name("fee").value(fee, PgCodecs.NUMERIC);
        out.endObject();
    }

    /** The key comes last. */
    static void bindExport(Loan row, ExportBinds binds) {
        binds.text(row.film);
        binds.value(row.fee, PgCodecs.NUMERIC);
        binds.int8(row.loanId);
    }

    static void bindLane(Loan row, ExportBinds binds) {
        binds.int8(row.loanId);
    }
}
