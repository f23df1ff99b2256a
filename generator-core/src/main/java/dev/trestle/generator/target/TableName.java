package dev.trestle.generator.target;

import java.util.Optional;

/**
 * Which table of a target is meant, exactly as the target knows it.
 *
 * @param schema with MySQL and MariaDB the database; empty: where a connection looks by itself
 */
public record TableName(Optional<String> schema, String table) {

    /** As messages show it, such as {@code reporting.loan_log}. */
    @Override
    public String toString() {
        return schema.map(name -> name + ".").orElse("") + table;
    }
}
