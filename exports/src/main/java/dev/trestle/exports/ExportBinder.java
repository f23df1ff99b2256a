package dev.trestle.exports;

/**
 * Binds the exported values of a row.
 *
 * @param <R> the type of the row
 */
@FunctionalInterface
public interface ExportBinder<R> {

    /**
     * Binds the values, in the order of the statement's question marks.
     *
     * @param row the row
     * @param binds where to
     */
    void bind(R row, ExportBinds binds);
}
