package dev.trestle.generator.plan.model;

import dev.trestle.generator.diagnostic.Location;

/**
 * A component of a request record.
 *
 * @param name of the column or parameter, and so in JSON
 * @param javaName of the component
 * @param sql the column's name as it is written in SQL; the parameter's name in a query
 * @param placeholder what stands for its value in SQL: {@code ?} or {@code ?::date}
 * @param comment of the column, or empty
 * @param location where diagnostics about it point
 */
public record InputField(
        String name,
        String javaName,
        String sql,
        ValueType type,
        Presence presence,
        String placeholder,
        String comment,
        Location location) {

    /** The same, always there and never null, as in a path. */
    public InputField neverNull() {
        return new InputField(name, javaName, sql, type, Presence.REQUIRED, placeholder, comment, location);
    }

    /** The same for a value that the column is compared with. */
    public InputField compared() {
        return new InputField(name, javaName, sql, type.compared(), presence, placeholder, comment, location);
    }
}
