package dev.trestle.runtime.list;

import org.jspecify.annotations.Nullable;

/** What every request of a list has. */
public interface PageRequest {

    /**
     * The greatest number of rows of the page.
     *
     * @return from 1 to the maximum of the route
     */
    int limit();

    /**
     * The position after which the page begins.
     *
     * @return {@code next} of the page before it; null for the first page
     */
    @Nullable String cursor();

    /**
     * The order of the rows.
     *
     * @return the name of one of the route's orders; empty for a route that has one order alone
     */
    default String sortedBy() {
        return "";
    }

    /**
     * Whether the rows of the whole list are counted, and how.
     *
     * @return null if they are not
     */
    default @Nullable Count count() {
        return null;
    }
}
