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

    /** Whether it stores rows that INSERT, UPDATE and DELETE can reach. */
    public boolean writable() {
        return this == TABLE || this == PARTITIONED_TABLE || this == FOREIGN_TABLE;
    }
}
