package dev.trestle.history;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.worker.Worker;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Deletes past rows that are older than they have to be stored, in batches. */
final class Forgetter extends Worker {

    private static final System.Logger LOG = System.getLogger(Forgetter.class.getName());

    private static final int BATCH = 10_000;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final HistoryConfig config;
    private final List<HistoryTable> tables;
    private final Database database;

    Forgetter(HistoryConfig config, List<HistoryTable> tables, Database database, BooleanSupplier isReady) {
        super("trestle-history-forget", isReady);
        this.config = config;
        this.tables = tables;
        this.database = database;
    }

    @Override
    protected Duration round() throws InterruptedException {
        for (HistoryTable table : tables) {
            try {
                String sql = "SELECT " + table.forget() + "(pg_catalog.now() - ?::pg_catalog.float8 * interval '1 second', " + BATCH + ")";
                while (database.one(sql, binds -> binds.float8((double) config.keep().toSeconds()), row -> row.int8(1)) == BATCH) {
                    Thread.sleep(BETWEEN);
                }
            } catch (HttpProblem problem) {
                LOG.log(Level.WARNING, () -> "Past rows of " + table.name() + " are not deleted yet: " + problem.getMessage());
            }
        }
        return config.forgetInterval();
    }
}
