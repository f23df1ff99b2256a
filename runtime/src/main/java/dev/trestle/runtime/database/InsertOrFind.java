package dev.trestle.runtime.database;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.Links;
import io.helidon.http.Status;
import java.util.List;

/** Inserts a row, or returns the row that it conflicts with. */
record InsertOrFind<T>(
        Session session, Links links, String sql, StatementBinder binder, String find, StatementBinder key,
        RowReader<? extends T> reader) {

    Upserted<T> run() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            try {
                return once();
            } catch (Vanished e) {
                // Perhaps it can be inserted now.
            }
        }
        throw HttpProblem.of(Status.CONFLICT_409, "The row conflicts with one that cannot be read");
    }

    /** A unit of its own, so that of a row which a trigger dropped nothing stays that it wrote. */
    private Upserted<T> once() {
        return session.connected(sql, sql, (connection, files) -> {
            List<T> created = StatementCall.run(connection, files, sql, binder, insert -> Rows.all(insert, reader, links));
            if (!created.isEmpty()) {
                return new Upserted<>(created.getFirst(), true);
            }
            List<T> found = StatementCall.run(connection, files, find, key, select -> Rows.all(select, reader, links));
            Upserted<T> there = new Upserted<>(found.stream().findFirst().orElseThrow(Vanished::new), false);
            files.unused();
            return there;
        });
    }
}
