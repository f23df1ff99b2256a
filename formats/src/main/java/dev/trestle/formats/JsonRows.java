package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.Links;
import dev.trestle.runtime.body.ContentType;
import dev.trestle.runtime.database.Columns;
import dev.trestle.runtime.database.ResultRow;
import dev.trestle.runtime.database.RowSink;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** An object whose array {@code rows} has an object for each row: the answer of a route without other formats. */
record JsonRows() implements BodyFormat {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/json");
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, JsonText.to(out));
    }

    /** As without {@code formats}, but that types of other formats are theirs. */
    @Override
    public boolean isFormatOf(ContentType type) {
        return type.isJson() && !type.mediaType().startsWith("application/vnd.trestle.");
    }

    @Override
    public void read(byte[] body, BodyRows<?> rows) {
        rows.document(body);
    }

    @Override
    public void stream(InputStream body, int limit, BodyRows<?> rows) {
        new JsonRowsBody(new ItemStream(body, limit), rows).read();
    }

    private static final class Encoder implements RowEncoder {

        private final JsonGenerator json;
        private final JsonWriter writer;
        private final RowSink sink;

        Encoder(Columns columns, JsonGenerator json) {
            this.json = json;
            this.writer = new JsonWriter(json, Links.URLS);
            this.sink = columns.to(writer);
            json.writeStartObject();
            json.writeName("rows");
            json.writeStartArray();
        }

        @Override
        public void row(ResultRow row) throws SQLException {
            sink.row(row);
        }

        @Override
        public void object(Consumer<? super JsonWriter> row) {
            row.accept(writer);
        }

        @Override
        public void end() {
            json.writeEndArray();
            json.writeEndObject();
            json.flush();
        }
    }
}
