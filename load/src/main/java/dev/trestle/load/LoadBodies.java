package dev.trestle.load;

import dev.trestle.formats.BodyFormat;
import dev.trestle.formats.RowBodies;
import dev.trestle.load.shape.RowShape;
import dev.trestle.load.shape.TextRow;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.body.ContentType;
import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.progress.Progress;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Function;

/**
 * How a load reads the rows of bodies.
 *
 * @param formats of the bodies
 * @param sql the columns
 * @param row reads a row
 * @param <T> the type of a row of a body
 */
record LoadBodies<T>(RowBodies formats, LoadSql<T> sql, Function<? super RequestReader, ? extends T> row) {

    /** Rows whose values PostgreSQL reads. */
    static LoadBodies<TextRow> ofTexts(RowBodies formats, LoadSql<?> sql, RowShape shape) {
        return new LoadBodies<>(formats, sql.ofTexts(), shape::read);
    }

    LoadRun.Outcome run(LoadPlan<?> plan, Database database, Loads loads, ServerRequest request) {
        BodyFormat format = formats.format(request);
        LoadRun<T> run = LoadRun.of(plan, sql, database, Progress.NONE);
        return loads.read(request, in -> run.run(target -> formats.stream(loads.json(), format, in, row, target)));
    }

    LoadRun.Outcome run(LoadPlan<?> plan, Database database, Loads loads, LoadBody body, Progress progress) {
        // A newer deployment may have dropped the format.
        BodyFormat format = formats.format(ContentType.of(body.contentType())).orElseThrow(() -> HttpProblem.of(
                Status.UNSUPPORTED_MEDIA_TYPE_415, "The route does not accept this Content-Type any more"));
        LoadRun<T> run = LoadRun.of(plan, sql, database, progress);
        try (InputStream in = body.file().open()) {
            return run.run(target -> formats.stream(loads.json(), format, in, row, target));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
