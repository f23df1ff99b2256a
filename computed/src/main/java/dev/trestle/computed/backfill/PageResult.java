package dev.trestle.computed.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page of rows has brought.
 *
 * @param looked the number of rows that were looked at
 * @param fed the number of cells that were made
 * @param lastKey the key of the last of these rows; null for none
 * @param isLast whether no rows are left
 */
record PageResult(long looked, long fed, @Nullable List<String> lastKey, boolean isLast) {

    static PageResult none(boolean isLast) {
        return new PageResult(0, 0, null, isLast);
    }
}
