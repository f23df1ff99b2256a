package dev.trestle.formats;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Columns;
import java.io.OutputStream;
import java.util.List;

/** A line for each batch of rows: an object with an array for each column. No rows make no line. */
record NdjsonColumns() implements RowFormat {

    @Override
    public String name() {
        return "ndjson_columns";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/vnd.trestle.columns+x-ndjson");
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, options, new Lines(out));
    }

    private static final class Encoder extends CellEncoder {

        private final FormatOptions options;
        private final Lines lines;
        private final ColumnTexts batch;
        private int rows;

        Encoder(Columns columns, FormatOptions options, Lines lines) {
            super(columns);
            this.options = options;
            this.lines = lines;
            this.batch = new ColumnTexts(columns);
        }

        @Override
        void cells(RowText row) {
            batch.add(row);
            rows++;
            if (rows == options.batchSize()) {
                endBatch();
            }
        }

        private void endBatch() {
            batch.write(lines);
            lines.end();
            rows = 0;
        }

        @Override
        public void end() {
            if (rows > 0) {
                endBatch();
            }
            lines.send();
        }

        @Override
        public boolean endWith(HttpProblem problem) {
            return lines.endWith(problem, options);
        }

        @Override
        public void close() {
            batch.close();
        }
    }
}
