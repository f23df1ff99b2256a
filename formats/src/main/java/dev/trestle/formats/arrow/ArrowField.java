package dev.trestle.formats.arrow;

import dev.trestle.formats.cells.CellType;

/**
 * A column of a stream.
 *
 * @param name of the column
 * @param type in the words of Arrow, such as {@code timestamp(us, UTC)}
 * @param sample a value of the type in JSON, for the check of the field; empty for text, which is read as CSV is
 * @param reading reads its values
 */
record ArrowField(String name, String type, String sample, ColumnReading reading) {

    CellType cell() {
        return new CellType(name, type, sample);
    }
}
