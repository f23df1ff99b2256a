package dev.trestle.generator.route;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a filter of a list compares a column with a value. */
public enum FilterOperator {
    /** Equal; its parameter has the column's name alone. */
    EQ,
    /** Not equal, or null. */
    NE,
    /** Equal to one of several values. */
    IN,
    LT,
    LTE,
    GT,
    GTE,
    /** A pattern of SQL with {@code %} and {@code _}. */
    LIKE,
    /** The same without regard to case. */
    ILIKE,
    /** An array with all of some elements, or jsonb that contains some jsonb. */
    CONTAINS,
    /** Whether the column is null. */
    NULL;

    /** The word for every operator that a column can have. */
    public static final String ALL = "all";

    /** As it is written in the routes file, and after the dot of its parameter. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The operator that is written so. */
    public static Optional<FilterOperator> of(String key) {
        return Arrays.stream(values()).filter(operator -> operator.key().equals(key)).findFirst();
    }

    /** All of them as they are written. */
    public static List<String> keys() {
        return Arrays.stream(values()).map(FilterOperator::key).toList();
    }

    /** The parameter of a request for this operator on a column. */
    public String parameter(String column) {
        return this == EQ ? column : column + "." + key();
    }
}
