package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import java.util.Optional;

/**
 * A column of a statement's result.
 *
 * @param notNull whether it is proven never to be null
 * @param reason why so, in words, such as {@code "film.title is NOT NULL"}
 * @param comment of the table's column that it comes from
 */
public record QueryColumn(String name, PgType type, boolean notNull, String reason, Optional<String> comment) {}
