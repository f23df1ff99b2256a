package dev.trestle.generator.plan.model;

import java.util.List;
import java.util.Optional;

/**
 * A column that a function computes, as the database knows it; or the rows of a table that it computes from each row of this one.
 *
 * @param name as it stands in the catalog, and in the cells; of rows, their table as the routes file has it
 * @param sql the column as it is written in SQL, or the table of the rows
 * @param typeText its type, such as {@code character varying(60)}
 * @param base its type without a domain and without a length
 * @param ofDomain whether it is of a domain
 * @param view the view of its state, without its schema, as it stands in the catalog
 * @param version of the function
 * @param versionSql the column that its version is stored in, as it is written in SQL; empty if it is not stored
 * @param cleared whether it is null from the change of an input on
 * @param from the columns that the function takes
 * @param rows what is computed in place of a single value; empty for a column
 */
public record ComputedColumn(
        String name, String sql, String typeText, String base, boolean ofDomain, String view, int version,
        Optional<String> versionSql, boolean cleared, List<Source> from, Optional<ComputedRows> rows) {

    /** Rows of another table. */
    public static ComputedColumn ofRows(String name, ComputedRows rows, String view, int version, List<Source> from) {
        return new ComputedColumn(
                name, rows.sql(), rows.definition(), "record", false, view, version, Optional.empty(), false, from, Optional.of(rows));
    }


    /** The names of the inputs that are computed columns themselves. */
    public List<String> upstream() {
        return from.stream().filter(Source::computed).map(Source::name).toList();
    }

    /** What makes it another column if it changes: {@code text from title text not null, body text}. */
    public String definition() {
        return typeText + " from " + String.join(", ", from.stream()
                .map(source -> source.sql + " " + source.typeText + (source.notNull ? " not null" : "")).toList());
    }

    /**
     * A column that the function takes.
     *
     * @param name as it stands in the catalog
     * @param sql the same as it is written in SQL
     * @param typeText its type
     * @param notNull whether it is never null
     * @param computed whether it is a computed column itself
     */
    public record Source(String name, String sql, String typeText, boolean notNull, boolean computed) {}
}
