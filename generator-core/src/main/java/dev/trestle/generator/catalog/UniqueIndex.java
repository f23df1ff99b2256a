package dev.trestle.generator.catalog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A unique index, perhaps that of a primary key or a UNIQUE constraint ({@code pg_index}).
 *
 * @param columns by name, in the index's order; an expression has none, and included columns are left out
 * @param obstacle why ON CONFLICT cannot use it, in words that go on after "the index is"; empty where it can
 * @param nullsConflict whether two nulls are the same (NULLS NOT DISTINCT)
 */
public record UniqueIndex(String name, List<String> columns, String obstacle, boolean nullsConflict) {

    /** The same index, its columns by other names. */
    public UniqueIndex over(List<String> others) {
        return new UniqueIndex(name, others, obstacle, nullsConflict);
    }

    /** The same index with the columns of the other one behind its own. */
    UniqueIndex and(UniqueIndex next) {
        List<String> all = Stream.concat(columns.stream(), next.columns.stream()).toList();
        return new UniqueIndex(name, all, obstacle, nullsConflict);
    }

    /** Whether ON CONFLICT can use it (PostgreSQL documentation, INSERT). */
    public boolean usable() {
        return obstacle.isEmpty();
    }

    /** Whether it is over exactly these columns, in whatever order. */
    public boolean isOver(Set<String> names) {
        return new TreeSet<>(columns).equals(new TreeSet<>(names));
    }
}
