package dev.trestle.generator.plan.model;

import java.util.List;

/**
 * A Java record for a composite type, or for the row type of a table.
 *
 * @param sql the type's name as it is written in SQL
 * @param schema as it stands in the catalog
 * @param name as it stands in the catalog
 * @param attributes each as name and type, in their order
 * @param fields in the order of the attributes
 */
public record CompositePlan(
        String className, String sql, String schema, String name, List<String> attributes, List<Field> fields) {

    /**
     * A component of the record.
     *
     * @param name of the attribute, and so in JSON
     * @param nullable false only for a domain that is NOT NULL
     * @param comment of the attribute, or empty
     */
    public record Field(String name, String javaName, ValueType type, boolean nullable, String comment) {}
}
