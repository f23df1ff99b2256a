package dev.trestle.load;

import dev.trestle.runtime.database.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Copies chunks into a temporary table, and inserts from there: for merges, and for relations that COPY cannot write to, or not as an
 * INSERT does, which are views, and tables with rules or row-level security.
 */
final class StageStore implements Store {

    /** Without the schema, as the context of an error has it. */
    private static final String STAGE = "pg_temp.trestle_load";

    /** Rows that one statement inserts. */
    private static final int RANGE = 10_000;

    private final Connection connection;
    private final Database database;
    private final LoadTarget target;
    private final StageLayout<?> layout;
    private final Refusals refusals;
    private final Tally begun;

    private StageStore(Connection connection, Database database, LoadTarget target, StageLayout<?> layout, Refusals refusals)
            throws SQLException {
        this.connection = connection;
        this.database = database;
        this.target = target;
        this.layout = layout;
        this.refusals = refusals;
        this.begun = target.begin(connection);
        execute("CREATE TEMPORARY TABLE trestle_load ON COMMIT DROP AS SELECT "
                + String.join("", layout.ofTable().stream().map(column -> column + ", ").toList())
                + "0 AS " + StageLayout.ROW + ", 0 AS " + StageLayout.SET + ", 0 AS " + StageLayout.LINE + ", ''::text AS " + StageLayout.TEXT
                + " FROM " + target.table() + " WITH NO DATA");
    }

    static Store.Begin begin(Database database, LoadTarget target, StageLayout<?> layout, Refusals refusals) {
        return connection -> new StageStore(connection, database, target, layout, refusals);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void store(Chunk chunk) throws SQLException {
        new ChunkAttempts(connection, database, target, STAGE, refusals, chunk).store();
    }

    @Override
    public Tally end() throws SQLException {
        StagedRows rows = new StagedRows(connection, STAGE);
        if (target.mode() == LoadTarget.Mode.MERGE) {
            rows.refuseRepeated(target.key(), refusals);
        }
        execute("CREATE INDEX ON " + STAGE + " (" + StageLayout.ROW + ")");
        execute("ANALYZE " + STAGE);
        StageAttempts attempts = new StageAttempts(connection, database, target, rows, layout.sets(), refusals);
        for (long from = 0; from < layout.rows(); from += RANGE) {
            attempts.store((int) from, (int) Math.min(from + RANGE, layout.rows()));
        }
        LoadTarget.checkDeferred(connection);
        // Before the commit, because several loads may be in one transaction, as in a test that is rolled back.
        execute("DROP TABLE " + STAGE);
        return begun.plus(attempts.stored());
    }
}
