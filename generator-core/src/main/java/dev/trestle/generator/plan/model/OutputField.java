package dev.trestle.generator.plan.model;

import dev.trestle.generator.catalog.TypeName;
import dev.trestle.generator.diagnostic.Location;

/**
 * A component of a response record.
 *
 * @param name of the column, and so in JSON
 * @param javaName of the component
 * @param sql the column's name as it is written in SQL
 * @param pgType the type in PostgreSQL; of a domain, what it is made of in the end
 * @param comment of the column, or empty
 * @param location where diagnostics about it point
 */
public record OutputField(
        String name,
        String javaName,
        String sql,
        ValueType type,
        TypeName pgType,
        boolean nullable,
        String comment,
        Location location) {}
