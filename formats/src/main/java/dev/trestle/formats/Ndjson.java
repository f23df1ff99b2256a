package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.database.RowSink;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** A line with an object for each row. */
record Ndjson() implements StreamedFormat {

    @Override
    public String name() {
        return "ndjson";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/x-ndjson", "application/ndjson", "application/jsonl", "application/jsonlines");
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, options, new Lines(out));
    }

    @Override
    public void stream(InputStream body, int limit, BodyRows<?> rows) throws IOException {
        new NdjsonBody(body, limit, rows).read();
    }

    private static final class Encoder implements RowEncoder {

        private final FormatOptions options;
        private final Lines lines;
        private final JsonGenerator json;
        private final JsonWriter writer;
        private final RowSink sink;

        Encoder(Columns columns, FormatOptions options, Lines lines) {
            this.options = options;
            this.lines = lines;
            this.json = JsonText.to(lines);
            this.writer = new JsonWriter(json, Links.URLS);
            this.sink = columns.to(writer);
        }

        @Override
        public void row(ResultRow row) throws SQLException {
            sink.row(row);
            endLine();
        }

        @Override
        public void object(Consumer<? super JsonWriter> row) {
            row.accept(writer);
            endLine();
        }

        private void endLine() {
            json.flush();
            lines.end();
        }

        @Override
        public void end() {
            lines.send();
        }

        @Override
        public boolean endWith(HttpProblem problem) {
            return lines.endWith(problem, options);
        }
    }
}
