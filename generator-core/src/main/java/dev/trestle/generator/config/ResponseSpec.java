package dev.trestle.generator.config;

import java.util.List;

/**
 * {@code response}: the record that a hook makes of a row.
 *
 * @param name of the record, in the database's style or in Java's
 * @param fields in the order of the record; at least one
 */
public record ResponseSpec(Located<String> name, List<Field> fields) {

    /** Stands in place of a record where the hook makes a file. */
    static final String FILE = "file";

    /**
     * A field of the response.
     *
     * @param name of the field in JSON
     * @param type the PostgreSQL type, as the user wrote it, without the question mark of a nullable one
     * @param nullable whether a question mark stood behind the type
     */
    public record Field(Located<String> name, Located<String> type, boolean nullable) {}
}
