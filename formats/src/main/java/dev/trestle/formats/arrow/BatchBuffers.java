package dev.trestle.formats.arrow;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import org.apache.arrow.flatbuf.BodyCompression;
import org.apache.arrow.flatbuf.Buffer;
import org.apache.arrow.flatbuf.CompressionType;
import org.apache.arrow.flatbuf.FieldNode;
import org.apache.arrow.flatbuf.RecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * The buffers of a record batch in their order (Arrow columnar format, "RecordBatch message"). Whatever a batch says of itself is
 * checked where it is used.
 */
final class BatchBuffers {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final RecordBatch batch;
    private final ByteBuffer body;
    private final Expansion expansion;
    private final Map<Long, Dictionary> dictionaries;
    private int node;
    private int buffer;
    private int variadic;

    BatchBuffers(RecordBatch batch, ByteBuffer body, Expansion expansion, Map<Long, Dictionary> dictionaries) {
        this.batch = batch;
        this.body = body;
        this.expansion = expansion;
        this.dictionaries = dictionaries;
        BodyCompression compression = batch.compression();
        if (compression != null && compression.codec() != CompressionType.ZSTD) {
            throw ArrowProblems.unsupported("The buffers are compressed by "
                    + (compression.codec() == CompressionType.LZ4_FRAME ? "LZ4" : "an unknown codec")
                    + ", which is not supported; send them uncompressed, or compressed by ZSTD");
        }
    }

    /** The number of rows. */
    int rows() {
        if (batch.length() < 0 || batch.length() > Integer.MAX_VALUE - 8) {
            throw ArrowProblems.malformed("a batch of " + batch.length() + " rows");
        }
        return (int) batch.length();
    }

    /** The number of values of the next column, or part of one. */
    int peek() {
        FieldNode next = batch.nodes(node);
        if (next == null || next.length() < 0 || next.length() > Integer.MAX_VALUE - 8) {
            throw ArrowProblems.malformed("a column without a length");
        }
        return (int) next.length();
    }

    /** Begins the next column, which has a value for each row. */
    void begin(int rows) {
        int length = peek();
        node++;
        if (length != rows) {
            throw ArrowProblems.malformed("a column of " + length + " values in a batch of " + rows + " rows");
        }
    }

    /** Which rows are not null. */
    Validity validity(int rows) {
        ByteBuffer bits = next();
        if (bits.remaining() > 0 && bits.remaining() < (rows + 7) / 8) {
            throw ArrowProblems.malformed("a validity bitmap that is too short");
        }
        return bits.remaining() == 0 ? row -> true : row -> (bits.get(row >> 3) >> (row & 7) & 1) != 0;
    }

    /** The next buffer, of so many bytes at least. */
    ByteBuffer buffer(long least) {
        ByteBuffer bytes = next();
        if (bytes.remaining() < least) {
            throw ArrowProblems.malformed("a buffer of " + bytes.remaining() + " bytes, where at least " + least + " are needed");
        }
        return bytes;
    }

    /** How many buffers hold the texts of the next column of views. */
    int variadic() {
        long count = variadic < batch.variadicBufferCountsLength() ? batch.variadicBufferCounts(variadic++) : 0;
        if (count < 0 || count > batch.buffersLength()) {
            throw ArrowProblems.malformed("a column of " + count + " buffers");
        }
        return (int) count;
    }

    Dictionary dictionary(long id) {
        Dictionary dictionary = dictionaries.get(id);
        if (dictionary == null) {
            throw ArrowProblems.malformed("a column of the dictionary " + id + ", which was not sent");
        }
        return dictionary;
    }

    /** Where bytes are counted that are more than those that were sent. */
    Expansion expansion() {
        return expansion;
    }

    private ByteBuffer next() {
        Buffer next = batch.buffers(buffer++);
        if (next == null || next.offset() < 0 || next.length() < 0 || next.offset() > body.limit()
                || next.length() > body.limit() - next.offset()) {
            throw ArrowProblems.malformed("a buffer outside its message");
        }
        ByteBuffer bytes = body.slice((int) next.offset(), (int) next.length()).order(ByteOrder.LITTLE_ENDIAN);
        return batch.compression() == null || bytes.remaining() == 0 ? bytes : decompressed(bytes);
    }

    /** The length comes first; -1 stands for bytes that are not compressed. */
    private ByteBuffer decompressed(ByteBuffer bytes) {
        long length = bytes.getLong(0);
        ByteBuffer rest = bytes.slice(Long.BYTES, bytes.remaining() - Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        if (length == -1) {
            return rest;
        }
        if (length < 0) {
            throw ArrowProblems.malformed("a compressed buffer of " + length + " bytes");
        }
        expansion.add(length);
        if (length == 0) {
            return EMPTY;
        }
        byte[] compressed = new byte[rest.remaining()];
        rest.get(0, compressed);
        byte[] content = read(compressed, (int) length);
        if (content == null || content.length != length) {
            throw ArrowProblems.malformed("a compressed buffer with another length than it says");
        }
        return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** One byte more, if there is one; null if it is not zstd. */
    private static byte @Nullable [] read(byte[] compressed, int length) {
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(compressed))) {
            return in.readNBytes(length + 1);
        } catch (IOException e) {
            return null;
        }
    }

    /** Which rows are not null. */
    @FunctionalInterface
    interface Validity {
        boolean isValid(int row);
    }
}
