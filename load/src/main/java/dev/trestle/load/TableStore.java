package dev.trestle.load;

import dev.trestle.runtime.database.Database;
import java.sql.Connection;
import java.sql.SQLException;

/** Copies chunks into the table itself. */
final class TableStore implements Store {

    private final Connection connection;
    private final Database database;
    private final LoadTarget target;
    private final Refusals refusals;
    private Tally tally;

    private TableStore(Connection connection, Database database, LoadTarget target, Refusals refusals) throws SQLException {
        this.connection = connection;
        this.database = database;
        this.target = target;
        this.refusals = refusals;
        this.tally = target.begin(connection);
    }

    static Store.Begin begin(Database database, LoadTarget target, Refusals refusals) {
        return connection -> new TableStore(connection, database, target, refusals);
    }

    @Override
    public void store(Chunk chunk) throws SQLException {
        tally = tally.plus(new ChunkAttempts(connection, database, target, target.table(), refusals, chunk).store());
    }

    @Override
    public Tally end() throws SQLException {
        LoadTarget.checkDeferred(connection);
        return tally;
    }
}
