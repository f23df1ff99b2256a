package dev.trestle.formats.arrow;

/** Reads a column of some type from the batches of a stream. */
@FunctionalInterface
interface ColumnReading {

    /** Takes the buffers of the column, which are the next ones. */
    Values read(BatchBuffers buffers, int rows);
}
