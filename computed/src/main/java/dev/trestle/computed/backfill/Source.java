package dev.trestle.computed.backfill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A computed column, as far as backfills need it.
 *
 * @param name table and column, such as {@code film.summary}
 * @param table as SQL has it
 * @param cells the table of its cells, as SQL has it
 * @param key the columns of the primary key
 * @param column its name, not as SQL has it
 * @param missing whether the row {@code f} of the table has no value, as SQL has it
 * @param version of the function
 * @param versionColumn has the version with each value, as SQL has it; null for none
 * @param queue how many cells are open at least, if there are rows
 * @param upstream the columns of the table that it is computed from, and that are computed
 * @param dependents the columns that are computed from it, directly or not
 * @param batch the number of rows of a call
 */
public record Source(
        String name, String table, String cells, List<Key> key, String column, String missing, int version, @Nullable String versionColumn, int queue,
        List<String> upstream, List<String> dependents, int batch) {

    /**
     * A column of the primary key.
     *
     * @param cell the column of the table of cells, as SQL has it
     * @param row the column of the table, as SQL has it
     * @param type as SQL has it
     */
    public record Key(String cell, String row, String type) {}

    /** Copies the lists. */
    public Source {
        key = List.copyOf(key);
        upstream = List.copyOf(upstream);
        dependents = List.copyOf(dependents);
    }

    /**
     * Whether a column of a row has no value.
     *
     * @param column not as SQL has it
     * @return as SQL has it
     */
    public static String isNull(String column) {
        // Not IS NULL, which is true for a composite value of nulls.
        return "f.\"" + column.replace("\"", "\"\"") + "\" IS NOT DISTINCT FROM NULL";
    }
}
