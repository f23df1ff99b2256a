package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.body.ContentType;
import dev.trestle.runtime.database.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Comma-separated values with a header (RFC 4180), in UTF-8. Null is an empty field, and an empty string is {@code ""}. Arrays,
 * objects and values of json and jsonb are JSON.
 */
record Csv() implements StreamedFormat {

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
        return new Encoder(columns, new CsvText(out, options.escapesFormulas()));
    }

    @Override
    public boolean isFormatOf(ContentType type) {
        return StreamedFormat.super.isFormatOf(type) && !"absent".equals(type.parameters().get("header"));
    }

    @Override
    public void stream(InputStream body, int limit, BodyRows<?> rows) throws IOException {
        new CsvBody(new CsvRecords(body, limit)).read(rows);
    }

    private static final class Encoder extends CellEncoder {

        private final CsvText text;
        private final ColumnValue[] values;

        Encoder(Columns columns, CsvText text) {
            super(columns);
            this.text = text;
            this.values = new ColumnValue[columns.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ColumnValue.of(columns, i);
                byte[] name = columns.name(i).getBytes(StandardCharsets.UTF_8);
                text.field(i, name, 0, name.length);
            }
            text.endRecord();
        }

        @Override
        void cells(RowText row) {
            for (int i = 0; i < values.length; i++) {
                if (row.isNull(i)) {
                    text.nothing(i);
                } else if (values[i].isText(row, i)) {
                    StringContent content = values[i].content(row, i);
                    text.string(i, content.bytes(), content.start(), content.end());
                } else {
                    text.field(i, row.bytes(), row.start(i), row.end(i));
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
