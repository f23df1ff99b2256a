package dev.trestle.formats.parquet;

import dev.trestle.formats.cells.CellType;
import org.apache.parquet.format.Type;

/**
 * A column of a file.
 *
 * @param cell its name and type
 * @param chunk its number among the chunks of a row group
 * @param physical the type of its values
 * @param width bytes of a value; 0 for a bit, -1 for values that have lengths
 * @param reading reads its values
 * @param levels where its values can be null, and whether they are lists
 */
record ParquetField(CellType cell, int chunk, Type physical, int width, ValueCells.Reading reading, Levels levels) {

    /**
     * The levels of definition.
     *
     * @param present a value that is not null
     * @param list a list that is not null; -1 if there are no lists
     * @param item a list that has items, of which one may be null
     */
    record Levels(int present, int list, int item) {

        static final int NO_LIST = -1;

        static Levels flat(boolean nullable) {
            return new Levels(nullable ? 1 : 0, NO_LIST, 0);
        }

        static Levels list(boolean nullable, boolean nullableItems) {
            int list = nullable ? 1 : 0;
            return new Levels(list + (nullableItems ? 2 : 1), list, list + 1);
        }

        boolean isList() {
            return list != NO_LIST;
        }
    }

    String name() {
        return cell.name();
    }
}
