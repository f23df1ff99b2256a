package dev.trestle.formats.parquet;

import dev.trestle.formats.cells.ColumnTypes;
import dev.trestle.runtime.BodyRows;
import dev.trestle.runtime.HttpProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.jspecify.annotations.Nullable;

/** Reads a file of Apache Parquet, a page of each column at a time. */
public final class ParquetBody {

    private static final int MAGIC = ByteBuffer.wrap("1RAP".getBytes(StandardCharsets.US_ASCII)).getInt();

    private static final int ENCRYPTED = ByteBuffer.wrap("ERAP".getBytes(StandardCharsets.US_ASCII)).getInt();

    private final ParquetInput in;
    private final long mostAtOnce;
    private final BodyRows<?> rows;
    private final Amounts amounts;

    /**
     * Begins to read.
     *
     * @param in the file
     * @param mostAtOnce bytes of pages in memory, or of the metadata
     * @param most bytes that the pages and the texts of all values may have
     * @param rows takes the rows
     */
    public ParquetBody(ParquetInput in, long mostAtOnce, long most, BodyRows<?> rows) {
        this.in = in;
        this.mostAtOnce = mostAtOnce;
        this.rows = rows;
        this.amounts = new Amounts(most, mostAtOnce);
    }

    /**
     * Reads all rows.
     *
     * @throws IOException from the file
     * @throws HttpProblem 400 if it is malformed, 413 if it becomes too large, 422 for other mistakes
     */
    public void read() throws IOException {
        FileMetaData file = metadata();
        ParquetSchema schema = new ParquetSchema(file.getSchema());
        ColumnTypes.requireOnce(schema.names());
        List<String> names = List.copyOf(rows.columns(schema.names()));
        List<ParquetField> fields = names.stream().map(schema::field).toList();
        ColumnTypes.check(fields.stream().map(ParquetField::cell).toList(), new HashSet<>(names), rows);
        for (RowGroup group : file.getRow_groups()) {
            if (group.getColumnsSize() != schema.chunks() || group.getNum_rows() < 0) {
                throw ParquetProblems.malformed("a row group of " + group.getColumnsSize() + " columns and " + group.getNum_rows() + " rows");
            }
            if (group.getNum_rows() > 0) {
                read(group, names, fields);
            }
        }
    }

    private FileMetaData metadata() throws IOException {
        long size = in.size();
        if (size < 3L * Integer.BYTES || in.read(0, Integer.BYTES).getInt() != MAGIC) {
            throw ParquetProblems.malformed("another beginning than PAR1");
        }
        ByteBuffer end = in.read(size - 2 * Integer.BYTES, 2 * Integer.BYTES);
        int length = end.getInt();
        int magic = end.getInt();
        if (magic == ENCRYPTED) {
            throw ParquetProblems.unsupported("The file of Parquet is encrypted, which is not supported");
        }
        if (magic != MAGIC) {
            throw ParquetProblems.malformed("another end than PAR1");
        }
        if (length < 0 || length > size - 3L * Integer.BYTES) {
            throw ParquetProblems.malformed("metadata of " + length + " bytes");
        }
        amounts.hold(length);
        FileMetaData file = Thrift.read(new FileMetaData(), in.read(size - 2 * Integer.BYTES - length, length));
        amounts.release(length);
        if (file.isSetEncryption_algorithm()) {
            throw ParquetProblems.unsupported("The file of Parquet is encrypted, which is not supported");
        }
        return file;
    }

    private void read(RowGroup group, List<String> names, List<ParquetField> fields) throws IOException {
        List<ChunkCells> columns = new ArrayList<>();
        for (ParquetField field : fields) {
            ColumnChunk chunk = group.getColumns().get(field.chunk());
            if (!chunk.isSetMeta_data() || chunk.isSetFile_path()) {
                throw ParquetProblems.malformed("a column without its metadata, or in another file");
            }
            columns.add(new ChunkCells(in, field, chunk.getMeta_data(), amounts));
        }
        for (long row = 0; row < group.getNum_rows(); row++) {
            List<@Nullable Object> cells = new ArrayList<>(columns.size());
            for (ChunkCells column : columns) {
                cells.add(column.next());
            }
            amounts.add(1);
            rows.cells(names, cells, 0);
        }
        for (ChunkCells column : columns) {
            column.end();
        }
    }
}
