package dev.trestle.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows on their way to a request.
 *
 * @param names of the columns
 * @param rows their values, of the classes that codecs write
 */
record RowBatch(List<String> names, List<@Nullable Object[]> rows) {}
