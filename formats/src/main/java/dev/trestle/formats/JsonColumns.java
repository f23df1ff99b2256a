package dev.trestle.formats;

import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.database.Columns;
import java.io.OutputStream;
import java.util.List;

/** An object with an array for each column. */
record JsonColumns() implements BodyFormat {

    @Override
    public String name() {
        return "json_columns";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/vnd.trestle.columns+json");
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, out);
    }

    @Override
    public void read(byte[] body, BodyRows<?> rows) {
        new ColumnsBody(body).read(rows);
    }

    private static final class Encoder extends CellEncoder {

        private final ColumnTexts texts;
        private final OutputStream out;

        Encoder(Columns columns, OutputStream out) {
            super(columns);
            this.texts = new ColumnTexts(columns);
            this.out = out;
        }

        @Override
        void cells(RowText row) {
            texts.add(row);
        }

        @Override
        public void end() {
            texts.write(out);
        }

        @Override
        public void close() {
            texts.close();
        }
    }
}
