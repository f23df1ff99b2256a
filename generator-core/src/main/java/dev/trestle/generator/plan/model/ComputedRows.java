package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The table of computed rows, as the database knows it.
 *
 * @param sql schema and name as they are written in SQL
 * @param key its columns that refer to the row that the rows are computed from, as they are written in SQL, in the order of that row's key
 * @param position the column with the position in the list of the function, as it is written in SQL
 * @param positionType its type
 * @param columns those that the function fills
 */
public record ComputedRows(String sql, List<String> key, String position, String positionType, List<Column> columns) {

    /**
     * A column that the function fills.
     *
     * @param sql its name as it is written in SQL
     * @param typeText its type, such as {@code character varying(60)}
     * @param base its type without a domain and without a length
     * @param ofDomain whether it is of a domain
     * @param notNull whether it is never null
     */
    public record Column(String sql, String typeText, String base, boolean ofDomain, boolean notNull) {}

    /** {@code rows of public.doc_chunk (content text not null)}. */
    String definition() {
        return "rows of " + sql + columns.stream()
                .map(column -> column.sql + " " + column.typeText + (column.notNull ? " not null" : ""))
                .collect(Collectors.joining(", ", " (", ")"));
    }
}
