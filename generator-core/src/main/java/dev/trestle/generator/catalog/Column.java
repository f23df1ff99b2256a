package dev.trestle.generator.catalog;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param number {@code attnum}, from 1, with gaps where columns were dropped
 * @param name as it stands in the catalog
 * @param sql the name as it is written in SQL, quoted where needed
 * @param modifier {@code atttypmod}, or -1
 * @param typeText the type as {@code format_type} gives it, such as {@code character varying(60)}
 * @param hasDefault whether it has a default expression; also true for serial columns
 * @param notNull whether the column, or a domain that it is of, is NOT NULL
 * @param generated whether it is {@code GENERATED ALWAYS AS (…)}, stored or virtual
 */
public record Column(
        int number,
        String name,
        String sql,
        PgType type,
        int modifier,
        String typeText,
        boolean notNull,
        boolean hasDefault,
        Identity identity,
        boolean generated,
        Optional<String> comment) {

    /** Whether INSERT and UPDATE may give it a value. */
    public boolean writable() {
        return !generated && identity != Identity.ALWAYS;
    }

    /** Whether an INSERT has to give it a value. */
    public boolean required() {
        return notNull && writable() && !hasDefault && identity == Identity.NONE;
    }
}
