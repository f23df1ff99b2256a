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
 * @param notNull whether the column itself is NOT NULL; a domain's NOT NULL is no such promise, since PostgreSQL stores null
 *     past it where a sub-select finds no row (documentation, CREATE DOMAIN, Notes)
 * @param generation how its value is computed
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
        Generation generation,
        Optional<String> comment) {

    /** This column of a view, of which each value is one of that column below it. */
    public Column over(Column below) {
        return new Column(number, name, sql, type, modifier, typeText, below.notNull, hasDefault || below.hasDefault,
                below.identity, below.generation, comment.or(below::comment));
    }

    /** This column of a view that is an expression. */
    public Column computed() {
        return new Column(
                number, name, sql, type, modifier, typeText, notNull, hasDefault, identity, Generation.ELSEWHERE, comment);
    }

    /** This column, said to be NOT NULL or not. */
    public Column withNotNull(boolean known) {
        return new Column(
                number, name, sql, type, modifier, typeText, known, hasDefault, identity, generation, comment);
    }

    /** Whether a null that is given is refused, by the column or by a domain that it is of. */
    public boolean refusesNull() {
        return notNull || type instanceof PgType.Domain domain && domain.refusesNull();
    }

    /** Whether its value is computed. */
    public boolean generated() {
        return generation != Generation.NONE;
    }

    /** Whether INSERT and UPDATE may give it a value. */
    public boolean writable() {
        return !generated() && identity != Identity.ALWAYS;
    }

    /** Whether an INSERT has to give it a value. */
    public boolean required() {
        return refusesNull() && writable() && !hasDefault && identity == Identity.NONE;
    }
}
