package dev.trestle.benchmarks.vertx;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowStream;
import java.io.ByteArrayOutputStream;
import tools.jackson.core.JsonGenerator;

/** Writes rows as they come, and lets them wait while the client does not take them. */
final class RowsStream {

    private static final int FULL = 32 * 1024;

    private final RowStream<Row> rows;
    private final WriteStream<Buffer> body;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream(2 * FULL);
    private final JsonGenerator out = ArticleJson.generator(held);
    private final Promise<Void> end = Promise.promise();

    RowsStream(RowStream<Row> rows, WriteStream<Buffer> body) {
        this.rows = rows;
        this.body = body;
    }

    /** Ends when the last row was written. */
    Future<Void> run() {
        out.writeStartObject();
        out.writeName("rows");
        out.writeStartArray();
        rows.exceptionHandler(end::tryFail);
        body.exceptionHandler(end::tryFail);
        rows.endHandler(nothing -> finish());
        rows.handler(this::write);
        return end.future().onComplete(result -> rows.close());
    }

    private void write(Row row) {
        ArticleJson.write(row, out);
        if (held.size() > FULL) {
            flush();
            if (body.writeQueueFull()) {
                rows.pause();
                body.drainHandler(nothing -> rows.resume());
            }
        }
    }

    private void finish() {
        out.writeEndArray();
        out.writeEndObject();
        out.close();
        flush();
        body.end().onComplete(end);
    }

    private void flush() {
        body.write(Buffer.buffer(held.toByteArray()));
        held.reset();
    }
}
