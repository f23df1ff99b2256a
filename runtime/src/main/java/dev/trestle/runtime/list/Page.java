package dev.trestle.runtime.list;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param rows in the order of the list, unmodifiable; fewer than the limit only on the last page
 * @param next the cursor of the next page; null on the last page
 * @param count the rows of the whole list, exact or estimated; null unless the request asked for it
 * @param <T> the type of a row
 */
public record Page<T>(List<T> rows, @Nullable String next, @Nullable Long count) {}
