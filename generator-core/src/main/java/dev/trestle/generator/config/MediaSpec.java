package dev.trestle.generator.config;

import dev.trestle.generator.route.MediaKind;

/**
 * An entry of {@code media}: a column that names files.
 *
 * @param column the table, with its schema where needed, a dot and the column
 */
public record MediaSpec(Located<String> column, MediaKind kind) {}
