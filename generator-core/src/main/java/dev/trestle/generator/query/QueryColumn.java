package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import java.util.Optional;

/**
 * A column of a statement's result.
 *
 * @param name without the {@code ?} or {@code !} of an alias such as {@code "name!"}
 * @param type the domain itself where it is of one, of which the driver only knows the base type
 * @param notNull whether it is proven never to be null
 * @param reason why so, in words, such as {@code "not null: film.title is NOT NULL"}
 * @param comment of the table's column that it comes from
 * @param origin the table's or view's column that it comes from unchanged
 */
public record QueryColumn(
        String name,
        PgType type,
        boolean notNull,
        String reason,
        Optional<String> comment,
        Optional<ColumnUse> origin) {}
