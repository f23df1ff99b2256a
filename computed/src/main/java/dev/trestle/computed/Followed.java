package dev.trestle.computed;

import dev.trestle.runtime.database.Database;
import java.util.List;

/**
 * What follows when values are stored for a request.
 *
 * @param <K> the key of a row
 */
interface Followed<K> {

    /** Takes cells of other columns that the values have made due, in the transaction that stores these: so no other server is faster. */
    void stored(Database transaction, List<K> keys);

    /** A computation has ended, perhaps after its request. */
    void ended();
}
