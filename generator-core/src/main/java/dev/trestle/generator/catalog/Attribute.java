package dev.trestle.generator.catalog;

import java.util.Optional;

/**
 * A field of a composite type; it can always be null.
 *
 * @param name as it stands in the catalog
 * @param sql the name as it is written in SQL, quoted where needed
 * @param modifier {@code atttypmod}, or -1
 * @param typeText the type as {@code format_type} gives it
 */
public record Attribute(
        String name, String sql, PgType type, int modifier, String typeText, Optional<String> comment) {}
