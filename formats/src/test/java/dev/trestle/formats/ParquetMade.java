package dev.trestle.formats;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/** Makes files of Parquet by hand, also such as no library writes. */
final class ParquetMade {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<SchemaElement> schema = new ArrayList<>();
    private final List<ColumnChunk> chunks = new ArrayList<>();
    private final int rows;
    private int columns;

    ParquetMade(int rows) {
        this.rows = rows;
        schema.add(new SchemaElement("schema"));
        out.writeBytes(MAGIC);
    }

    /** A header, and what follows it. */
    record Page(PageHeader header, byte[] content) {

        static Page of(int values, Encoding encoding, byte[] content) {
            return new Page(new PageHeader(PageType.DATA_PAGE, content.length, content.length)
                    .setData_page_header(new DataPageHeader(values, encoding, Encoding.RLE, Encoding.RLE)), content);
        }

        static Page dictionary(int values, byte[] content) {
            return new Page(new PageHeader(PageType.DICTIONARY_PAGE, content.length, content.length)
                    .setDictionary_page_header(new DictionaryPageHeader(values, Encoding.PLAIN)), content);
        }

        Page becoming(int length) {
            header.setUncompressed_page_size(length);
            return this;
        }
    }

    /** Elements of the schema that are groups come first. */
    ParquetMade column(CompressionCodec codec, List<SchemaElement> elements, Page... pages) {
        columns++;
        schema.addAll(elements);
        int from = out.size();
        int values = 0;
        for (Page page : pages) {
            write(stream -> Util.writePageHeader(page.header, stream));
            out.writeBytes(page.content);
            values += page.header.isSetData_page_header() ? page.header.getData_page_header().getNum_values() : 0;
            values += page.header.isSetData_page_header_v2() ? page.header.getData_page_header_v2().getNum_values() : 0;
        }
        int length = out.size() - from;
        SchemaElement leaf = elements.getLast();
        chunks.add(new ColumnChunk(0).setMeta_data(new ColumnMetaData(leaf.getType(), List.of(), List.of(leaf.getName()), codec, values,
                length, length, from)));
        return this;
    }

    ParquetMade column(SchemaElement element, byte[] plain) {
        return column(CompressionCodec.UNCOMPRESSED, List.of(element), Page.of(rows, Encoding.PLAIN, plain));
    }

    private interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] end() {
        schema.getFirst().setNum_children(columns);
        return end(new FileMetaData(1, schema, rows, List.of(new RowGroup(chunks, out.size(), rows))));
    }

    private byte[] end(FileMetaData metadata) {
        int from = out.size();
        write(stream -> Util.writeFileMetaData(metadata, stream));
        out.writeBytes(int4(out.size() - from));
        out.writeBytes(MAGIC);
        return out.toByteArray();
    }

    /** The same file with other metadata. */
    static byte[] changed(byte[] file, Consumer<FileMetaData> change) {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        try {
            FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
            change.accept(metadata);
            ParquetMade made = new ParquetMade(0);
            made.out.write(file, MAGIC.length, file.length - 8 - length - MAGIC.length);
            return made.end(metadata);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] int4(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    static byte[] int8(long value) {
        return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }

    /** A text with its length before it. */
    static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + utf8.length).order(ByteOrder.LITTLE_ENDIAN).putInt(utf8.length).put(utf8).array();
    }
}
