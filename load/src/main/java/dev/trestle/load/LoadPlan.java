package dev.trestle.load;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.place.BodyRow;
import dev.trestle.runtime.progress.Progress;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;

/**
 * What a load does.
 *
 * @param sql the columns of rows of Java
 * @param bodies the rows of bodies
 * @param staged whether COPY cannot write to the target
 * @param maxRejects 0 if the first row with a mistake refuses the load
 */
record LoadPlan<R>(LoadSql<R> sql, LoadBodies<?> bodies, LoadTarget target, boolean staged, int maxRejects) {

    static <R> LoadPlan<R> of(LoadSql<R> sql, LoadBodies<?> bodies, LoadTarget.Mode mode, String... key) {
        return new LoadPlan<>(sql, bodies, new LoadTarget(sql.table(), mode, List.of(key)), mode == LoadTarget.Mode.MERGE, 0);
    }

    LoadPlan<R> asStaged() {
        return new LoadPlan<>(sql, bodies, target, true, maxRejects);
    }

    LoadPlan<R> rejecting(int max) {
        return new LoadPlan<>(sql, bodies, target, staged, max);
    }

    LoadRun.Outcome run(Database database, Iterable<? extends R> rows) {
        return LoadRun.of(this, sql, database, Progress.NONE).run(run -> {
            int number = 0;
            for (R next : rows) {
                run.row(next, BodyRow.at(number++, 0));
            }
        });
    }

    LoadRun.Outcome run(Database database, Loads loads, ServerRequest request) {
        return bodies.run(this, database, loads, request);
    }

    LoadRun.Outcome run(Database database, Loads loads, LoadBody body, Progress progress) {
        return bodies.run(this, database, loads, body, progress);
    }
}
