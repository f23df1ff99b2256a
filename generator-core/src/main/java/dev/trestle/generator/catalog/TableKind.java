package dev.trestle.generator.catalog;

/** What a relation is ({@code pg_class.relkind}). */
public enum TableKind {
    TABLE("table"),
    PARTITIONED_TABLE("partitioned table"),
    FOREIGN_TABLE("foreign table"),
    VIEW("view"),
    MATERIALIZED_VIEW("materialized view");

    private final String words;

    TableKind(String words) {
        this.words = words;
    }

    /** The word for it in messages. */
    public String words() {
        return words;
    }

    /** Whether its rows are stored in it, or in a foreign table's source, and are not those of a query. */
    public boolean stores() {
        return this == TABLE || this == PARTITIONED_TABLE || this == FOREIGN_TABLE;
    }
}
