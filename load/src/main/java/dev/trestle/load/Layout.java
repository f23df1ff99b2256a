package dev.trestle.load;

import dev.trestle.runtime.place.BodyRow;

/**
 * How the rows of a load become the text of chunks.
 *
 * @param <R> the type of a row of the request
 */
interface Layout<R> {

    /** A chunk without rows that a row can be the first of. */
    Chunk chunk(R first);

    /** Whether a row can be in the chunk that was made last. */
    boolean fits(R row);

    /** Adds a row that fits. */
    void add(Chunk chunk, R row, BodyRow origin);
}
