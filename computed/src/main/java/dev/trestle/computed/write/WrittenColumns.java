package dev.trestle.computed.write;

import dev.trestle.runtime.HttpProblem;
import dev.trestle.runtime.database.Database;
import java.util.List;
import java.util.Optional;

/**
 * The computed columns of a table, as far as routes compute them.
 *
 * @param <K> the key of a row
 */
public interface WrittenColumns<K> {

    /**
     * Computes the columns that are computed in the transaction.
     *
     * @param transaction has written the rows
     * @param several whether the request has a list of rows, to which problems point
     * @throws HttpProblem if a row has no value, so that nothing is to be stored
     */
    void compute(Database transaction, List<K> keys, boolean several);

    /**
     * Takes the values that are computed after the commit and before the answer, so that no server computes them in the background meanwhile.
     *
     * @param transaction has written the rows
     * @return computes them, and waits; empty if there are none
     */
    Optional<Runnable> take(Database transaction, List<K> keys);
}
