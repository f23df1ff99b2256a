package dev.trestle.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of a service: what a function makes of some rows.
 *
 * @param column such as {@code film.summary}
 * @param migration the statement that adds the column, if the database does not have it yet
 */
record Preview(String column, Optional<String> migration, List<Row> rows) {

    /**
     * A row. Texts are as they are, other values are JSON.
     *
     * @param key values by the columns of the primary key; empty for values that the caller gave
     * @param inputs values by the columns that the function takes
     * @param value what it returned
     * @param error its exception, in place of a value
     */
    record Row(Map<String, String> key, Map<String, String> inputs, String value, long millis, Optional<String> error) {}
}
