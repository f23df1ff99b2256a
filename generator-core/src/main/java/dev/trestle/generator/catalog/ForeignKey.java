package dev.trestle.generator.catalog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A foreign key.
 *
 * @param name of the constraint
 * @param references the {@code pg_class.oid} of the other table
 * @param cascades whether rows are deleted with the row that they refer to
 * @param columns its columns in its order, each with the column of the other table
 */
public record ForeignKey(String name, long references, boolean cascades, Map<String, String> columns) {

    /** This key with one more pair of columns. */
    ForeignKey and(ForeignKey more) {
        Map<String, String> all = new LinkedHashMap<>(columns);
        all.putAll(more.columns);
        return new ForeignKey(name, references, cascades, all);
    }
}
