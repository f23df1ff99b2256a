package dev.trestle.formats.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

/** The values of a page one after the other, each as PLAIN has it but without its length; a boolean is a byte. */
@FunctionalInterface
interface PageValues {

    ByteBuffer next();

    /**
     * Decodes values.
     *
     * @param width bytes of a value; 0 for a bit, -1 for values that have lengths
     * @param most how many there are at most
     */
    static PageValues of(Encoding encoding, ByteBuffer data, Type type, int width, int most, @Nullable Dictionary dictionary) {
        return switch (encoding) {
            case PLAIN -> plain(data, width);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> indexed(data, dictionary);
            case RLE -> {
                require(width == 0, encoding, type);
                HybridRuns bits = new HybridRuns(Bits.part(data), 1);
                ByteBuffer bit = little(1);
                yield () -> bit.put(0, (byte) bits.next()).rewind();
            }
            case DELTA_BINARY_PACKED -> {
                require(type == Type.INT32 || type == Type.INT64, encoding, type);
                DeltaNumbers numbers = new DeltaNumbers(data);
                ByteBuffer number = little(Long.BYTES).limit(width);
                yield () -> number.limit(Long.BYTES).putLong(0, numbers.next()).limit(width).rewind();
            }
            case DELTA_LENGTH_BYTE_ARRAY -> {
                require(type == Type.BYTE_ARRAY, encoding, type);
                DeltaNumbers lengths = DeltaNumbers.before(data, most);
                yield () -> Bits.part(data, Math.toIntExact(lengths.next()));
            }
            case DELTA_BYTE_ARRAY -> {
                require(type == Type.BYTE_ARRAY || type == Type.FIXED_LEN_BYTE_ARRAY, encoding, type);
                yield increments(data, most);
            }
            case BYTE_STREAM_SPLIT -> {
                require(width > 0, encoding, type);
                yield split(data, width);
            }
            default -> throw ParquetProblems.unsupported("The encoding " + encoding + " of Parquet is not supported for values");
        };
    }

    private static void require(boolean fits, Encoding encoding, Type type) {
        if (!fits) {
            throw ParquetProblems.malformed("values of " + type + " in the encoding " + encoding);
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    static PageValues plain(ByteBuffer data, int width) {
        if (width < 0) {
            return () -> Bits.part(data);
        }
        if (width > 0) {
            return () -> Bits.part(data, width);
        }
        ByteBuffer bit = little(1);
        int[] at = {data.position() * Byte.SIZE};
        return () -> bit.put(0, (byte) Bits.read(data, at[0]++, 1)).rewind();
    }

    private static PageValues indexed(ByteBuffer data, @Nullable Dictionary dictionary) {
        if (dictionary == null) {
            throw ParquetProblems.malformed("a page of indexes without a dictionary");
        }
        // A page of nulls alone may have no byte.
        HybridRuns indexes = new HybridRuns(data, data.hasRemaining() ? data.get() & 0xFF : 0);
        return () -> dictionary.value(indexes.next());
    }

    /** How much of the value before, and what comes after that. */
    private static PageValues increments(ByteBuffer data, int most) {
        DeltaNumbers prefixes = DeltaNumbers.before(data, most);
        DeltaNumbers lengths = DeltaNumbers.before(data, most);
        byte[][] before = {{}};
        return () -> {
            int prefix = Math.toIntExact(prefixes.next());
            ByteBuffer suffix = Bits.part(data, Math.toIntExact(lengths.next()));
            if (prefix < 0 || prefix > before[0].length) {
                throw ParquetProblems.malformed("a value that begins with more than the value before it");
            }
            byte[] value = new byte[prefix + suffix.remaining()];
            System.arraycopy(before[0], 0, value, 0, prefix);
            suffix.get(value, prefix, suffix.remaining());
            before[0] = value;
            return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN);
        };
    }

    /** The first bytes of all values, then the second ones. */
    private static PageValues split(ByteBuffer data, int width) {
        int count = data.remaining() / width;
        int[] at = {data.position()};
        ByteBuffer value = little(width);
        return () -> {
            for (int i = 0; i < width; i++) {
                value.put(i, data.get(at[0] + i * count));
            }
            at[0]++;
            return value.rewind();
        };
    }
}
