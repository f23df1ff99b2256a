package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonForm;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;
import dev.trestle.runtime.rows.RowQuery;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * The rows of a query, read by a cursor, so that any number of them needs little memory. They are stored and the job ends in the
 * transaction that reads them.
 *
 * @param row the stored form of a row
 */
record RowsSteps<Q, T>(
        JsonForm<Q> request, BiFunction<? super Database, ? super Q, RowQuery<T>> query, JsonForm<T> row, ResultLimits limits)
        implements Steps {

    @Override
    public void run(Attempt attempt, Database database, ServiceFiles files) {
        ResultStore results = new ResultStore(() -> files);
        Claim claim = attempt.claim();
        Json stored = claim.row();
        if (stored != null) {
            Steps.endWithRow(claim, stored, results, database);
            return;
        }
        Q input = request.keeping(files.storing(JobsRun.FILES)).read(claim.request());
        ClaimedWork claimed = new ClaimedWork(attempt, database);
        claimed.run(transaction -> {
            try (ResultSpool spool = results.spool()) {
                read(query.apply(transaction, input), spool, attempt);
                claimed.storeProgress();
                ClaimedWork.require(spool.done(new JobTable(transaction), claim));
            }
            return claim;
        });
    }

    private void read(RowQuery<T> rows, ResultSpool spool, Attempt attempt) {
        Progress progress = attempt.progress();
        RowsWriter out = new RowsWriter(spool, limits);
        progress.rows(0);
        rows.forEach(value -> {
            if (attempt.reason() != null) {
                // Between two fetches there is no statement to cancel.
                throw JobProblem.tookTooLong(attempt.timeout());
            }
            progress.rows(out.add(row.write(value)));
        });
        out.end();
    }

    /** The query has no hook. */
    @Override
    public void failed(Database transaction, UUID job, Json row, HttpProblem problem) {}
}
