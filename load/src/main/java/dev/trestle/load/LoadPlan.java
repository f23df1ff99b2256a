package dev.trestle.load;

import dev.trestle.formats.BodyFormat;
import dev.trestle.formats.RowBodies;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.body.ContentType;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.place.BodyRow;
import dev.trestle.runtime.progress.Progress;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/**
 * What a load does.
 *
 * @param row reads a row of a request
 * @param staged whether COPY cannot write to the target
 * @param maxRejects 0 if the first row with a mistake refuses the load
 */
record LoadPlan<R>(
        LoadSql<R> sql, RowBodies bodies, Function<? super RequestReader, ? extends R> row, LoadTarget target, boolean staged,
        int maxRejects) {

    static <R> LoadPlan<R> of(
            LoadSql<R> sql, RowBodies bodies, Function<? super RequestReader, ? extends R> row, LoadTarget.Mode mode, String... key) {
        return new LoadPlan<>(sql, bodies, row, new LoadTarget(sql.table(), mode, List.of(key)), mode == LoadTarget.Mode.MERGE, 0);
    }

    LoadPlan<R> asStaged() {
        return new LoadPlan<>(sql, bodies, row, target, true, maxRejects);
    }

    LoadPlan<R> rejecting(int max) {
        return new LoadPlan<>(sql, bodies, row, target, staged, max);
    }

    LoadRun.Outcome run(Database database, Iterable<? extends R> rows) {
        return LoadRun.of(this, database, Progress.NONE).run(run -> {
            int number = 0;
            for (R next : rows) {
                run.row(next, BodyRow.at(number++, 0));
            }
        });
    }

    LoadRun.Outcome run(Database database, Loads loads, ServerRequest request) {
        BodyFormat format = bodies.format(request);
        LoadRun<R> run = LoadRun.of(this, database, Progress.NONE);
        return loads.read(request, in -> run.run(target -> bodies.stream(loads.json(), format, in, row, target)));
    }

    LoadRun.Outcome run(Database database, Loads loads, LoadBody body, Progress progress) {
        // A newer deployment may have dropped the format.
        BodyFormat format = bodies.format(ContentType.of(body.contentType())).orElseThrow(() -> HttpProblem.of(
                Status.UNSUPPORTED_MEDIA_TYPE_415, "The route does not accept this Content-Type any more"));
        LoadRun<R> run = LoadRun.of(this, database, progress);
        try (InputStream in = body.file().open()) {
            return run.run(target -> bodies.stream(loads.json(), format, in, row, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
