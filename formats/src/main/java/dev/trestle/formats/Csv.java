package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.Columns;
import dev.trestle.runtime.body.ContentType;
import dev.trestle.runtime.codec.PgCodecs;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated values with a header (RFC 4180), in UTF-8. Null is an empty field, and an empty string is {@code ""}. Arrays,
 * objects and values of json and jsonb are JSON.
 */
record Csv() implements BodyFormat {

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("text/csv");
    }

    @Override
    public String parameters() {
        return "; charset=utf-8; header=present";
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, options, new CsvText(out, options.escapesFormulas()));
    }

    @Override
    public boolean isFormatOf(ContentType type) {
        return BodyFormat.super.isFormatOf(type) && !"absent".equals(type.parameters().get("header"));
    }

    @Override
    public void read(byte[] body, BodyRows<?> rows) {
        new CsvBody(body).read(rows);
    }

    private static final class Encoder extends CellEncoder {

        private final CsvText text;
        private final boolean[] json;

        Encoder(Columns columns, FormatOptions options, CsvText text) {
            super(columns);
            this.text = text;
            List<String> names = columns.names();
            this.json = new boolean[names.size()];
            for (int i = 0; i < json.length; i++) {
                json[i] = PgCodecs.JSON.equals(columns.codec(i));
                byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
                text.field(i, name, 0, name.length);
            }
            text.endRecord();
        }

        @Override
        void cells(RowText row) {
            byte[] bytes = row.bytes();
            for (int i = 0; i < row.count(); i++) {
                int start = row.start(i);
                int end = row.end(i);
                if (row.isNull(i)) {
                    text.nothing(i);
                } else if (row.isString(i) && !json[i]) {
                    text.string(i, bytes, start + 1, end - 1);
                } else {
                    text.field(i, bytes, start, end);
                }
            }
            text.endRecord();
        }

        @Override
        public void end() {
            text.flush();
        }
    }
}
