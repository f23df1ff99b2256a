package dev.trestle.jobs;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.service.ServiceFiles;
import dev.trestle.runtime.types.Json;
import java.lang.System.Logger.Level;
import java.util.UUID;

/** What the jobs of a route do. */
sealed interface Steps permits StatementSteps, RowsSteps {

    /**
     * Runs what has not been done yet. It ends quietly if the claim is lost.
     *
     * @throws HttpProblem why the job has not ended
     */
    void run(Attempt attempt, Database database, ServiceFiles files);

    /** What else happens when a job ends whose hook gave nothing. */
    void failed(Database transaction, UUID job, Json row, HttpProblem problem);

    /** A newer deployment has dropped the hook that the job was waiting for, and so what its end would have done. */
    static void endWithRow(Claim claim, Json row, ResultStore results, Database database) {
        System.getLogger(Steps.class.getName()).log(Level.WARNING, () -> "Job " + claim.id() + " waited for a hook that its route no"
                + " longer has: the row of its statement is the result");
        results.done(new JobTable(database), claim, row);
    }
}
