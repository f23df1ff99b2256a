package dev.trestle.data;

/**
 * Reads one row of files.
 *
 * @param <T> the type of a row
 */
@FunctionalInterface
public interface FileRowReader<T> {

    /**
     * Reads the current row.
     *
     * @param row the row
     * @return what it has
     */
    T read(FileRow row);
}
