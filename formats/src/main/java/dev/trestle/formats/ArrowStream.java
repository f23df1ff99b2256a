package dev.trestle.formats;

import dev.trestle.formats.arrow.ArrowBody;
import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.database.Columns;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A stream of record batches of Apache Arrow. */
record ArrowStream() implements StreamedFormat {

    /** Rows of a batch. */
    private static final int MAX_ROWS = 65_536;

    /** Bytes of a batch as JSON, after which it ends. */
    private static final int MAX_BYTES = 1024 * 1024;

    /** Bytes that a body may become when it is decompressed: so many, and a multiple of its length. */
    private static final long LEAST = 1024 * 1024;

    private static final long MOST_TIMES = 16;

    @Override
    public String name() {
        return "arrow";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/vnd.apache.arrow.stream");
    }

    @Override
    public int atOnce(int length) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, MOST_TIMES * length));
    }

    @Override
    public void stream(InputStream body, int limit, BodyRows<?> rows) throws IOException {
        new ArrowBody(body, limit, rows).read();
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, out);
    }

    private static final class Encoder extends CellEncoder {

        private final OutputStream out;
        private final List<ArrowColumn> batch = new ArrayList<>();
        private int rows;
        private long bytes;

        Encoder(Columns columns, OutputStream out) {
            super(columns);
            this.out = out;
            for (int i = 0; i < columns.size(); i++) {
                batch.add(new ArrowColumn(ColumnType.of(columns.codec(i)), ColumnValue.of(columns, i)));
            }
            try {
                ArrowMessages.schema(columns, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void cells(RowText row) {
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).add(row, i);
            }
            rows++;
            bytes += row.end(batch.size() - 1);
            if (rows == MAX_ROWS || bytes > MAX_BYTES) {
                endBatch();
                send(out);
            }
        }

        private void endBatch() {
            try {
                ArrowMessages.batch(batch, rows, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            batch.forEach(ArrowColumn::clear);
            rows = 0;
            bytes = 0;
        }

        @Override
        public void end() {
            if (rows > 0) {
                endBatch();
            }
            try {
                ArrowMessages.end(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
