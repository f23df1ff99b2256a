package dev.trestle.generator.catalog;

import java.util.Optional;

/**
 * A field of a composite type; it can always be null.
 *
 * @param name as it stands in the catalog
 * @param modifier {@code atttypmod}, or -1
 * @param typeText the type as {@code format_type} gives it
 */
public record Attribute(String name, PgType type, int modifier, String typeText, Optional<String> comment) {}
