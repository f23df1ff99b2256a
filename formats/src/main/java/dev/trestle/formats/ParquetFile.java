package dev.trestle.formats;

import dev.trestle.formats.parquet.ParquetBody;
import dev.trestle.formats.parquet.ParquetInput;
import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.database.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/** A file of Apache Parquet, whose row groups are sent as they fill up. */
record ParquetFile() implements BodyFormat {

    /** Rows of a row group. */
    private static final int MAX_ROWS = 1_000_000;

    /** Bytes of a row group as JSON, after which it ends. */
    private static final int MAX_BYTES = 8 * 1024 * 1024;

    /** The same of the first, so that a client soon gets it. */
    private static final int FIRST_BYTES = 1024 * 1024;

    /** Bytes that a body may become in memory: so many, and a multiple of its length. */
    private static final long LEAST = 1024 * 1024;

    private static final long MOST_TIMES = 16;

    /** Bytes of pages that are read at once, at most. */
    private static final long MOST_AT_ONCE = 256 * 1024 * 1024;

    /** The same as a multiple of what a body in memory may have, as writers make pages of a mebibyte for each column. */
    private static final long PAGES_TIMES = 64;

    /** Bytes that a body in a file may become: so many, and a multiple of its length. */
    private static final long LEAST_OF_FILE = 64 * 1024 * 1024;

    private static final long MOST_TIMES_OF_FILE = 100;

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
    public void read(byte[] body, BodyRows<?> rows) {
        try {
            long most = Math.min(MOST_AT_ONCE, Math.max(LEAST, MOST_TIMES * body.length));
            new ParquetBody(ParquetInput.of(body), most, 2 * most, rows).read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stream(InputStream body, int limit, BodyRows<?> rows) throws IOException {
        try (FileChannel file = FileChannel.open(Files.createTempFile("trestle-parquet", null), StandardOpenOption.READ,
                StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            long size = body.transferTo(Channels.newOutputStream(file));
            new ParquetBody(ParquetInput.of(file), Math.min(MOST_AT_ONCE, PAGES_TIMES * limit),
                    Math.max(LEAST_OF_FILE, MOST_TIMES_OF_FILE * size), rows).read();
        }
    }

    @Override
    public RowEncoder encoder(Columns columns, FormatOptions options, OutputStream out) {
        return new Encoder(columns, out);
    }

    private static final class Encoder extends CellEncoder {

        private final OutputStream out;
        private final List<ParquetColumn> columns = new ArrayList<>();
        private final BinaryData plain = new BinaryData();
        private final BinaryData compressed = new BinaryData();
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
                    ColumnChunk chunk = column.write(out, written, plain, compressed);
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
