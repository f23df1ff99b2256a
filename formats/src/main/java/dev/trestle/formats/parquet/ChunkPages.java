package dev.trestle.formats.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.jspecify.annotations.Nullable;

/** The pages of a column in a row group, of which one is in memory. */
final class ChunkPages {

    /** Bytes that the header of a page is usually within, and all that it may have. */
    private static final int HEADER = 8 * 1024;

    private static final int MAX_HEADER = 1024 * 1024;

    private final ParquetInput in;
    private final ParquetField field;
    private final CompressionCodec codec;
    private final Amounts amounts;
    private final long end;
    private long at;
    private long held;
    private long heldDictionary;
    private @Nullable Dictionary dictionary;

    /** Values of a page, and their levels; a level without bits is always 0. */
    record Page(int count, HybridRuns repetition, HybridRuns definition, PageValues values) {}

    ChunkPages(ParquetInput in, ParquetField field, ColumnMetaData chunk, Amounts amounts) throws IOException {
        this.in = in;
        this.field = field;
        this.codec = chunk.getCodec();
        this.amounts = amounts;
        Compression.require(codec, field.name());
        boolean hasDictionary = chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0;
        this.at = hasDictionary ? Math.min(chunk.getDictionary_page_offset(), chunk.getData_page_offset()) : chunk.getData_page_offset();
        this.end = at + chunk.getTotal_compressed_size();
        if (at < 0 || end < at || end > in.size()) {
            throw ParquetProblems.malformed("a column beyond its end");
        }
        if (chunk.getType() != field.physical()) {
            throw ParquetProblems.malformed("a column of " + chunk.getType() + " whose schema says " + field.physical());
        }
    }

    /** The next page that has values. */
    Page next() throws IOException {
        while (true) {
            PageHeader header = header();
            int compressed = header.getCompressed_page_size();
            int length = header.getUncompressed_page_size();
            if (compressed < 0 || length < 0 || compressed > end - at) {
                throw ParquetProblems.malformed("a page of " + compressed + " bytes, which become " + length);
            }
            if (header.getType() == PageType.INDEX_PAGE) {
                at += compressed;
                continue;
            }
            amounts.hold(compressed);
            ByteBuffer bytes = in.read(at, compressed);
            at += compressed;
            Page page = page(header, bytes, length);
            amounts.release(compressed);
            if (page != null && page.count > 0) {
                return page;
            }
        }
    }

    private PageHeader header() throws IOException {
        int most = (int) Math.min(MAX_HEADER, end - at);
        ByteBuffer bytes = in.read(at, Math.min(HEADER, most));
        PageHeader header;
        try {
            header = Thrift.read(new PageHeader(), bytes);
        } catch (dev.trestle.runtime.HttpProblem e) {
            if (most <= HEADER) {
                throw e;
            }
            bytes = in.read(at, most);
            header = Thrift.read(new PageHeader(), bytes);
        }
        at += bytes.position();
        return header;
    }

    private void hold(int length, int values) {
        if (values < 0) {
            throw ParquetProblems.malformed("a page of " + values + " values");
        }
        amounts.add((long) length + values);
        amounts.release(held);
        held = 0;
        amounts.hold(length);
        held = length;
    }

    private @Nullable Page page(PageHeader header, ByteBuffer bytes, int length) {
        if (header.isSetDictionary_page_header()) {
            if (dictionary != null) {
                throw ParquetProblems.malformed("two dictionaries of a column");
            }
            amounts.add(length);
            // The bytes, and the positions of the values.
            heldDictionary = 2L * length;
            amounts.hold(heldDictionary);
            int count = header.getDictionary_page_header().getNum_values();
            dictionary = Thrift.guarded(() -> new Dictionary(Compression.decompress(codec, bytes, length), field.width(), count));
            return null;
        }
        if (header.isSetData_page_header()) {
            DataPageHeader data = header.getData_page_header();
            hold(length, data.getNum_values());
            return Thrift.guarded(() -> first(data, Compression.decompress(codec, bytes, length)));
        }
        if (header.isSetData_page_header_v2()) {
            DataPageHeaderV2 data = header.getData_page_header_v2();
            hold(length, data.getNum_values());
            return Thrift.guarded(() -> second(data, bytes, length));
        }
        throw ParquetProblems.malformed("a page of an unknown kind");
    }

    private int repetitionBits() {
        return field.levels().isList() ? 1 : 0;
    }

    private int definitionBits() {
        return Bits.width(field.levels().present());
    }

    private Page first(DataPageHeader header, ByteBuffer data) {
        HybridRuns repetition = levels(data, repetitionBits(), header.getRepetition_level_encoding());
        HybridRuns definition = levels(data, definitionBits(), header.getDefinition_level_encoding());
        return new Page(header.getNum_values(), repetition, definition, values(header.getEncoding(), data, header.getNum_values()));
    }

    private static HybridRuns levels(ByteBuffer data, int width, Encoding encoding) {
        if (width > 0 && encoding != Encoding.RLE) {
            throw ParquetProblems.unsupported("The encoding " + encoding + " of Parquet is not supported for levels");
        }
        return new HybridRuns(width > 0 ? Bits.part(data) : data, width);
    }

    /** Its levels are never compressed. */
    private Page second(DataPageHeaderV2 header, ByteBuffer bytes, int length) {
        ByteBuffer repetition = Bits.part(bytes, header.getRepetition_levels_byte_length());
        ByteBuffer definition = Bits.part(bytes, header.getDefinition_levels_byte_length());
        ByteBuffer rest = Bits.part(bytes, bytes.remaining());
        boolean isCompressed = (!header.isSetIs_compressed() || header.isIs_compressed()) && rest.hasRemaining();
        ByteBuffer data = isCompressed
                ? Compression.decompress(codec, rest, length - repetition.limit() - definition.limit()) : rest;
        return new Page(header.getNum_values(), new HybridRuns(repetition, repetitionBits()),
                new HybridRuns(definition, definitionBits()), values(header.getEncoding(), data, header.getNum_values()));
    }

    private PageValues values(Encoding encoding, ByteBuffer data, int count) {
        return data.hasRemaining() ? PageValues.of(encoding, data, field.physical(), field.width(), count, dictionary)
                : PageValues.plain(data, field.width());
    }

    void close() {
        amounts.release(held + heldDictionary);
    }
}
