package dev.trestle.data;

/** Takes rows of files one at a time. */
@FunctionalInterface
public interface FileRowSink {

    /**
     * Takes the current row.
     *
     * @param row valid until this returns
     */
    void row(FileRow row);
}
