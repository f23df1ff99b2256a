package dev.trestle.runtime.postgres;

/** A Java enum that stands for a PostgreSQL enum type (PostgreSQL, chapter 8.7). */
public interface PgEnum {

    /**
     * The label as PostgreSQL has it.
     *
     * @return the label, case and all
     */
    String label();
}
