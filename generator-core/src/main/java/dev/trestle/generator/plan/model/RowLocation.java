package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * Where a row that was made is served: the path of another route, with the key of the row in it.
 *
 * @param texts what stands before each column of the key, and behind the last one
 * @param key numbers and uuids, which a path takes as they are; one fewer than there are texts
 */
public record RowLocation(List<String> texts, List<OutputField> key) {}
