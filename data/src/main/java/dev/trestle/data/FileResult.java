package dev.trestle.data;

import java.util.List;

/**
 * The rows of a query, and the rows of its files that were left out.
 *
 * @param rows in order, unmodifiable
 * @param rejects what was wrong with the others, in the order of the files
 * @param <T> the type of a row
 */
public record FileResult<T>(List<T> rows, List<FileReject> rejects) {}
