package dev.trestle.formats.arrow;

import dev.trestle.formats.cells.JsonString;
import dev.trestle.formats.cells.Utf8;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.function.Function;

/** Readings of columns whose values have widths of their own. */
final class VariableReadings {

    private static final int VIEW = 16;

    /** Bytes of a view that holds its value itself. */
    private static final int INLINE = 12;

    private VariableReadings() {}

    static String utf8(ByteBuffer bytes) {
        String text = Utf8.text(bytes);
        if (text == null) {
            throw ArrowProblems.malformed("text that is not UTF-8");
        }
        return text;
    }

    static String base64(ByteBuffer bytes) {
        byte[] value = new byte[bytes.remaining()];
        bytes.get(value);
        return Base64.getEncoder().encodeToString(value);
    }

    /** Where the values of a column begin and end; each begins where the one before it ends. */
    @FunctionalInterface
    private interface Offsets {
        int of(int index);
    }

    private static Offsets offsets(BatchBuffers buffers, int rows, boolean large, int[] limit) {
        ByteBuffer data = buffers.buffer(rows == 0 ? 0 : (rows + 1L) * (large ? Long.BYTES : Integer.BYTES));
        Offsets offsets = index -> {
            long offset = large ? data.getLong(index * Long.BYTES) : data.getInt(index * Integer.BYTES);
            if (offset < 0 || offset > limit[0]) {
                throw ArrowProblems.malformed("a value outside its buffer");
            }
            return (int) offset;
        };
        return offsets;
    }

    private static void requireAscending(Offsets offsets, int rows) {
        for (int row = 0; row < rows; row++) {
            if (offsets.of(row) > offsets.of(row + 1)) {
                throw ArrowProblems.malformed("a value that ends before it begins");
            }
        }
    }

    static ColumnReading bytes(boolean large, Function<ByteBuffer, String> text) {
        return (buffers, rows) -> {
            buffers.begin(rows);
            BatchBuffers.Validity valid = buffers.validity(rows);
            int[] limit = new int[1];
            Offsets offsets = offsets(buffers, rows, large, limit);
            ByteBuffer data = buffers.buffer(0);
            limit[0] = data.remaining();
            requireAscending(offsets, rows);
            return row -> valid.isValid(row)
                    ? text.apply(data.slice(offsets.of(row), offsets.of(row + 1) - offsets.of(row))) : null;
        };
    }

    /** Views may share bytes, so that those of all rows are counted. */
    static ColumnReading views(Function<ByteBuffer, String> text) {
        return (buffers, rows) -> {
            buffers.begin(rows);
            BatchBuffers.Validity valid = buffers.validity(rows);
            ByteBuffer views = buffers.buffer((long) rows * VIEW);
            ByteBuffer[] data = new ByteBuffer[buffers.variadic()];
            for (int i = 0; i < data.length; i++) {
                data[i] = buffers.buffer(0);
            }
            return row -> valid.isValid(row) ? text.apply(view(views, row * VIEW, data, buffers.expansion())) : null;
        };
    }

    private static ByteBuffer view(ByteBuffer views, int at, ByteBuffer[] data, Expansion expansion) {
        int length = views.getInt(at);
        if (length < 0) {
            throw ArrowProblems.malformed("a view of " + length + " bytes");
        }
        if (length <= INLINE) {
            return views.slice(at + Integer.BYTES, length);
        }
        expansion.add(length);
        int buffer = views.getInt(at + 2 * Integer.BYTES);
        int offset = views.getInt(at + 3 * Integer.BYTES);
        if (buffer < 0 || buffer >= data.length || offset < 0 || length > data[buffer].remaining() - offset) {
            throw ArrowProblems.malformed("a view outside its buffers");
        }
        return data[buffer].slice(offset, length);
    }

    /** As arrays of JSON. */
    static ColumnReading list(boolean large, ArrowField item) {
        return (buffers, rows) -> {
            buffers.begin(rows);
            BatchBuffers.Validity valid = buffers.validity(rows);
            int[] limit = {Integer.MAX_VALUE};
            Offsets offsets = offsets(buffers, rows, large, limit);
            requireAscending(offsets, rows);
            int count = rows == 0 ? 0 : offsets.of(rows);
            Values items = items(buffers, item, count);
            return row -> valid.isValid(row) ? array(items, offsets.of(row), offsets.of(row + 1), item, buffers.expansion()) : null;
        };
    }

    static ColumnReading list(int size, ArrowField item) {
        return (buffers, rows) -> {
            buffers.begin(rows);
            BatchBuffers.Validity valid = buffers.validity(rows);
            Values items = items(buffers, item, Math.multiplyExact(rows, size));
            return row -> valid.isValid(row) ? array(items, row * size, (row + 1) * size, item, buffers.expansion()) : null;
        };
    }

    /** An item may be a list, whose offsets are for all of its items, although not all of them need be used. */
    private static Values items(BatchBuffers buffers, ArrowField item, int least) {
        int count = buffers.peek();
        if (count < least) {
            throw ArrowProblems.malformed("lists of " + least + " items, of which there are " + count);
        }
        return item.reading().read(buffers, count);
    }

    private static String array(Values items, int from, int to, ArrowField item, Expansion expansion) {
        // Items that are null take no bytes.
        expansion.add(to - from);
        StringBuilder array = new StringBuilder("[");
        for (int i = from; i < to; i++) {
            array.append(i == from ? "" : ",").append(JsonString.item(items.cell(i), item.sample()));
        }
        return array.append(']').toString();
    }
}
