package dev.trestle.generator.target;

import java.util.Optional;

/**
 * Which table of a target is meant, exactly as the target knows it.
 *
 * @param schema with MySQL and MariaDB the database; empty: where a connection looks by itself
 */
public record TableName(Optional<String> schema, String table) {

    /** The same with the schema apart that somebody wrote before a point; itself where there is none. */
    TableName apart() {
        int point = table.indexOf('.');
        return schema.isPresent() || point <= 0 || point == table.length() - 1
                ? this
                : new TableName(Optional.of(table.substring(0, point)), table.substring(point + 1));
    }

    /** As a route says it: {@code db_schema: reporting, table: loan_log}. */
    String keys() {
        return schema.map(name -> "db_schema: " + name + ", ").orElse("") + "table: " + table;
    }

    /** As messages show it, such as {@code reporting.loan_log}. */
    @Override
    public String toString() {
        return schema.map(name -> name + ".").orElse("") + table;
    }
}
