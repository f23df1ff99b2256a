package dev.trestle.formats;

import dev.trestle.runtime.HttpProblem;
import io.helidon.http.Status;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The values of a column in a batch: which are valid, where each begins if they have no fixed width, and their bytes. */
final class ArrowColumn {

    private final String name;
    private final ArrowType type;
    /** Whether a string of JSON stays what it is, within quotes. */
    private final boolean json;
    private final StringContent content = new StringContent();
    private final ArrowData validity = new ArrowData();
    private final ArrowData offsets = new ArrowData();
    private final ArrowData data = new ArrowData();
    private int rows;
    private int nulls;

    ArrowColumn(String name, ArrowType type, boolean json) {
        this.name = name;
        this.type = type;
        this.json = json;
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
            if (type == ArrowType.BOOL) {
                data.bit(rows, false);
            }
        } else {
            addValue(row, column);
        }
        if (isVariable()) {
            offsets.int4(data.length());
        }
        rows++;
    }

    private void addValue(RowText row, int column) {
        try {
            if (row.isString(column) && !json) {
                content.set(row.bytes(), row.start(column) + 1, row.end(column) - 1);
                type.add(content.bytes(), content.start(), content.end(), data, rows);
            } else {
                type.add(row.bytes(), row.start(column), row.end(column), data, rows);
            }
        } catch (ArithmeticException e) {
            throw HttpProblem.status(Status.UNPROCESSABLE_CONTENT_422)
                    .detail("The column " + name + " has a value beyond the range of Arrow's type; other formats have it").cause(e)
                    .build();
        }
    }

    private boolean isVariable() {
        return type.width() == ArrowType.VARIABLE;
    }

    int nulls() {
        return nulls;
    }

    /** Its buffers, in the order of the format. */
    List<ArrowData> buffers() {
        return isVariable() ? List.of(validity, offsets, data) : List.of(validity, data);
    }

    void write(OutputStream out) throws IOException {
        for (ArrowData buffer : buffers()) {
            buffer.write(out);
        }
    }

    void clear() {
        buffers().forEach(ArrowData::clear);
        rows = 0;
        nulls = 0;
    }
}
