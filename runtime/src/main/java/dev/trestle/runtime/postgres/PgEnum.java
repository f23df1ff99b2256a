package dev.trestle.runtime.postgres;

/** A Java enum for a PostgreSQL enum type (PostgreSQL, chapter 8.7). */
public interface PgEnum {

    /**
     * The label in PostgreSQL.
     *
     * @return the label, case-sensitive
     */
    String label();
}
