package dev.trestle.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The values of a column in a batch: which are valid, where each begins if they have no fixed width, and their bytes. */
final class ArrowColumn {

    private final ColumnType type;
    private final ColumnValue value;
    private final BinaryData validity = new BinaryData();
    private final BinaryData offsets = new BinaryData();
    private final BinaryData data = new BinaryData();
    private int rows;
    private int nulls;

    ArrowColumn(ColumnType type, ColumnValue value) {
        this.type = type;
        this.value = value;
    }

    void add(RowText row, int column) {
        if (isVariable() && rows == 0) {
            offsets.int4(0);
        }
        boolean valid = !row.isNull(column);
        validity.bit(rows, valid);
        if (!valid) {
            nulls++;
            data.skip(Math.max(0, type.width()));
            if (type == ColumnType.BOOL) {
                data.bit(rows, false);
            }
        } else {
            value.add(row, column, (text, start, end) -> type.add(text, start, end, data, rows));
        }
        if (isVariable()) {
            offsets.int4(data.length());
        }
        rows++;
    }

    private boolean isVariable() {
        return type.width() == ColumnType.VARIABLE;
    }

    int nulls() {
        return nulls;
    }

    /** Its buffers, in the order of the format. */
    List<BinaryData> buffers() {
        return isVariable() ? List.of(validity, offsets, data) : List.of(validity, data);
    }

    void write(OutputStream out) throws IOException {
        for (BinaryData buffer : buffers()) {
            buffer.writePadded(out);
        }
    }

    void clear() {
        buffers().forEach(BinaryData::clear);
        rows = 0;
        nulls = 0;
    }
}
