package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;

/**
 * A type as a column would have it.
 *
 * @param modifier as that of a column
 * @param text as {@code format_type} gives it
 */
public record DeclaredType(PgType type, int modifier, String text) {}
