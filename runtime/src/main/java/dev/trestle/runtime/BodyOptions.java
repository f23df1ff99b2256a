package dev.trestle.runtime;

import java.util.Set;

/**
 * How the rows of a body are read.
 *
 * @param ignoreUnknown whether fields and columns that the route does not have are ignored
 * @param absentIfNull fields that have a default and are never null: as cells of a table that are null they are left out, as such a
 *     row has no other way to leave a field out
 */
public record BodyOptions(boolean ignoreUnknown, Set<String> absentIfNull) {}
