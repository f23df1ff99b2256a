package dev.trestle.exports;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.codec.PgCodecs;
import dev.trestle.runtime.database.Binds;
import dev.trestle.runtime.database.Database;
import io.helidon.http.Status;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Writes into a table of the service's own database, by the connection of a transaction.
 *
 * @param route for the log
 */
record SameTransaction(String route, ExportSql sql) {

    private static final System.Logger LOG = System.getLogger(SameTransaction.class.getName());

    void write(Database transaction, List<Value> values) {
        long rows = transaction.execute(sql.sql(), binds -> {
            for (Value value : values) {
                bind(value, binds);
            }
            if (sql.find() != null) {
                binds.value(UUID.randomUUID(), PgCodecs.UUID);
            }
        });
        // Of an insert a trigger may have dropped the row without a word.
        if (rows == 0 || sql.method() == ExportSql.Method.UPDATE && rows != 1) {
            LOG.log(Level.ERROR, () -> "The export of " + route + " has to write one row of " + sql.table()
                    + ", but wrote " + rows);
            throw HttpProblem.of(Status.INTERNAL_SERVER_ERROR_500,
                    "The export of the row failed, and nothing was stored; see the log of the server");
        }
    }

    private static void bind(Value value, Binds binds) throws SQLException {
        switch (value) {
            case Value.Nothing nothing -> binds.literal(null);
            case Value.Bool bool -> binds.bool(bool.value());
            case Value.Whole whole -> binds.int8(whole.value());
            case Value.Single single -> binds.float4(single.value());
            case Value.Real real -> binds.float8(real.value());
            case Value.Decimal decimal -> binds.value(decimal.value(), PgCodecs.NUMERIC);
            case Value.Text text -> binds.text(text.value());
            case Value.Literal literal -> binds.literal(literal.value());
            case Value.Day day -> binds.value(day.value(), PgCodecs.DATE);
            case Value.Clock clock -> binds.value(clock.value(), PgCodecs.TIME);
            case Value.DayTime time -> binds.value(time.value(), PgCodecs.TIMESTAMP);
            case Value.Moment moment -> binds.value(moment.value(), PgCodecs.TIMESTAMPTZ);
            case Value.Bytes bytes -> binds.value(bytes.value(), PgCodecs.BYTEA);
        }
    }
}
