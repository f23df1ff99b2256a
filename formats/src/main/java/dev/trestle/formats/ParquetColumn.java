package dev.trestle.formats;

import dev.trestle.runtime.database.Columns;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The values of a column in a row group, which are one page, compressed by zstd. */
final class ParquetColumn {

    private final String name;
    private final ColumnType type;
    private final ColumnValue value;
    private final boolean nullable;
    private final BinaryData present = new BinaryData();
    private final BinaryData data = new BinaryData();
    private int rows;
    private int values;

    ParquetColumn(Columns columns, int column) {
        this.name = columns.name(column);
        this.type = ColumnType.of(columns.codec(column));
        this.value = ColumnValue.of(columns, column);
        this.nullable = columns.isNullable(column);
    }

    SchemaElement schema() {
        SchemaElement element = new SchemaElement(name).setType(type.physical())
                .setRepetition_type(nullable ? FieldRepetitionType.OPTIONAL : FieldRepetitionType.REQUIRED);
        if (type.logical() != null) {
            element.setLogicalType(type.logical());
        }
        ConvertedType converted = converted();
        if (converted != null) {
            element.setConverted_type(converted);
        }
        return element;
    }

    /** The older form of the logical type, which some readers know alone; null if it has none (Parquet format, "Logical Types"). */
    private @Nullable ConvertedType converted() {
        return switch (type) {
            case INT2 -> ConvertedType.INT_16;
            case DATE -> ConvertedType.DATE;
            case TIMESTAMPTZ -> ConvertedType.TIMESTAMP_MICROS;
            case UTF8 -> ConvertedType.UTF8;
            case BOOL, INT4, INT8, FLOAT4, FLOAT8, TIME, TIMESTAMP, BINARY -> null;
        };
    }

    void add(RowText row, int column) {
        boolean isPresent = !row.isNull(column);
        if (nullable) {
            present.bit(rows, isPresent);
        }
        rows++;
        if (isPresent) {
            value.add(row, column, (text, start, end) -> type.addPlain(text, start, end, data, values));
            values++;
        }
    }

    /**
     * Writes the page, which begins at {@code offset} of the file, and has no values any more.
     *
     * @param plain a buffer for the page
     * @param compressed a buffer for the same
     */
    ColumnChunk write(OutputStream out, long offset, BinaryData plain, BinaryData compressed) throws IOException {
        BinaryData page = nullable ? withLevels(plain) : data;
        compressed.compress(page);
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        Util.writePageHeader(new PageHeader(PageType.DATA_PAGE, page.length(), compressed.length())
                .setData_page_header(new DataPageHeader(rows, Encoding.PLAIN, Encoding.RLE, Encoding.RLE)), header);
        header.writeTo(out);
        compressed.write(out);
        ColumnMetaData chunk = new ColumnMetaData(type.physical(), List.of(Encoding.PLAIN, Encoding.RLE), List.of(name),
                CompressionCodec.ZSTD, rows, header.size() + page.length(), header.size() + compressed.length(), offset);
        chunk.setStatistics(new Statistics().setNull_count(rows - values));
        present.clear();
        data.clear();
        rows = 0;
        values = 0;
        return new ColumnChunk(0).setMeta_data(chunk);
    }

    /** Which values are there, as one run of bits, eight of them in a byte (Parquet format, "Encodings"), and the values. */
    private BinaryData withLevels(BinaryData run) {
        run.clear();
        run.int4(0);
        for (int rest = present.length() << 1 | 1; rest != 0; rest >>>= 7) {
            run.int1(rest > 0x7F ? rest & 0x7F | 0x80 : rest);
        }
        present.appendTo(run);
        run.int4(0, run.length() - Integer.BYTES);
        data.appendTo(run);
        return run;
    }
}
