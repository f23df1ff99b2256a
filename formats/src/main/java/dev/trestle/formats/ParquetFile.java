package dev.trestle.formats;

import dev.trestle.runtime.database.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/** A file of Apache Parquet, whose row groups are sent as they fill up. */
record ParquetFile() implements RowFormat {

    /** Rows of a row group. */
    private static final int MAX_ROWS = 1_000_000;

    /** Bytes of a row group as JSON, after which it ends. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The same of the first, so that a client soon gets it. */
    private static final int FIRST_BYTES = 1024 * 1024;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String name() {
        return "parquet";
    }

    @Override
    public List<String> mediaTypes() {
        return List.of("application/vnd.apache.parquet");
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, out);
    }

    private static final class Encoder extends CellEncoder {

        private final OutputStream out;
        private final List<ParquetColumn> columns = new ArrayList<>();
        private final List<RowGroup> groups = new ArrayList<>();
        private int rows;
        private long bytes;
        private int maxBytes = FIRST_BYTES;
        private long written;

        Encoder(Columns columns, OutputStream out) {
            super(columns);
            this.out = out;
            for (int i = 0; i < columns.size(); i++) {
                this.columns.add(new ParquetColumn(columns, i));
            }
            write(MAGIC);
        }

        private void write(byte[] content) {
            try {
                out.write(content);
                written += content.length;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void cells(RowText row) {
            for (int i = 0; i < columns.size(); i++) {
                columns.get(i).add(row, i);
            }
            rows++;
            bytes += row.end(columns.size() - 1);
            if (rows == MAX_ROWS || bytes > maxBytes) {
                endGroup();
                send(out);
                maxBytes = MAX_BYTES;
            }
        }

        private void endGroup() {
            List<ColumnChunk> chunks = new ArrayList<>();
            long length = 0;
            try {
                for (ParquetColumn column : columns) {
                    ColumnChunk chunk = column.write(out, written);
                    written += chunk.getMeta_data().getTotal_compressed_size();
                    length += chunk.getMeta_data().getTotal_uncompressed_size();
                    chunks.add(chunk);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            groups.add(new RowGroup(chunks, length, rows));
            rows = 0;
            bytes = 0;
        }

        @Override
        public void end() {
            if (rows > 0) {
                endGroup();
            }
            byte[] metadata = metadata();
            write(metadata);
            write(ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(metadata.length).array());
            write(MAGIC);
        }

        private byte[] metadata() {
            List<SchemaElement> schema = new ArrayList<>();
            schema.add(new SchemaElement("schema").setNum_children(columns.size()));
            columns.forEach(column -> schema.add(column.schema()));
            ByteArrayOutputStream metadata = new ByteArrayOutputStream();
            try {
                Util.writeFileMetaData(new FileMetaData(1, schema, groups.stream().mapToLong(RowGroup::getNum_rows).sum(), groups)
                        .setCreated_by("Trestle"), metadata);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return metadata.toByteArray();
        }
    }
}
