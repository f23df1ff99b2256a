package dev.trestle.test.rows;

import java.util.List;

/**
 * A column of a table.
 *
 * @param type for a cast
 * @param shape what its values look like
 * @param optional whether it may be null
 * @param hasDefault whether it may be left out
 * @param generated whether PostgreSQL makes all of its values
 */
record Column(String name, String type, Shape shape, boolean optional, boolean hasDefault, boolean generated) {

    /**
     * What values look like.
     *
     * @param base the name of the type, or of the type below a domain
     * @param kind {@code e} for enums, {@code c} for composite types, {@code r} for ranges
     * @param element whether values are arrays of the base
     * @param modifier such as of {@code varchar(20)}; -1 for none
     * @param labels of an enum
     */
    record Shape(String base, char kind, boolean element, int modifier, List<String> labels) {}
}
