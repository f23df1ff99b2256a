package dev.trestle.load;

import dev.trestle.runtime.postgres.SqlState;
import dev.trestle.runtime.postgres.UnitOfWork;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Stores a range of rows, each time after a savepoint; the rows that the database refuses are found, and the others are stored.
 * If the error tells the row, those before it are stored again without it, and then those after it; otherwise the range is halved.
 */
abstract class Attempts {

    private final Connection connection;
    private Tally stored = Tally.NOTHING;

    Attempts(Connection connection) {
        this.connection = connection;
    }

    /** Stores the rows from one to before another. */
    abstract Tally attempt(int from, int to) throws SQLException;

    /** The row that an error tells; -1 for none. */
    abstract int faulty(SQLException e, int from);

    /** Takes a row that the database refuses alone, or as the error tells. */
    abstract void refuse(int row, SQLException e) throws SQLException;

    /** What was stored. */
    final Tally stored() {
        return stored;
    }

    final void store(int first, int to) throws SQLException {
        int from = first;
        while (from < to) {
            SQLException e = failure(from, to);
            if (e == null) {
                return;
            }
            if (!SqlState.isOfRow(e)) {
                throw e;
            }
            int faulty = to - from == 1 ? from : faulty(e, from);
            if (faulty < from || faulty >= to) {
                int middle = (from + to) >>> 1;
                store(from, middle);
                from = middle;
            } else {
                store(from, faulty);
                refuse(faulty, e);
                from = faulty + 1;
            }
        }
    }

    private @Nullable SQLException failure(int from, int to) throws SQLException {
        UnitOfWork unit = UnitOfWork.begin(connection);
        try (unit) {
            Tally added = attempt(from, to);
            unit.commit();
            stored = stored.plus(added);
            return null;
        } catch (SQLException e) {
            return e;
        }
    }
}
