package dev.trestle.load;

import dev.trestle.runtime.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** Copies the rows of a chunk. */
final class ChunkAttempts extends Attempts {

    private final Database database;
    private final LoadTarget target;
    private final Refusals refusals;
    private final CopyStatement copy;
    private final Chunk chunk;

    /** Copies into the target itself, or into a table that stands for it. */
    ChunkAttempts(Connection connection, Database database, LoadTarget target, String into, Refusals refusals, Chunk chunk) {
        super(connection);
        this.database = database;
        this.target = target;
        this.refusals = refusals;
        this.copy = new CopyStatement(connection, into);
        this.chunk = chunk;
    }

    Tally store() throws SQLException {
        store(0, chunk.size());
        return stored();
    }

    @Override
    Tally attempt(int from, int to) throws SQLException {
        return Tally.inserted(copy.copy(chunk, from, to));
    }

    @Override
    int faulty(SQLException e, int from) {
        CopyStatement.Fault fault = copy.fault(e, chunk);
        return fault == null ? -1 : from + fault.line() - 1;
    }

    @Override
    void refuse(int row, SQLException e) {
        CopyStatement.Fault fault = copy.fault(e, chunk);
        refusals.add(chunk.row(row), database.problem(e, target.insert(chunk.columns())), fault == null ? null : fault.column());
    }
}
