package dev.trestle.generator.catalog;

/** How the value of a column is computed, if a statement cannot give it one ({@code pg_attribute.attgenerated}). */
public enum Generation {
    /** It is not. */
    NONE,
    /** {@code GENERATED ALWAYS AS (…) STORED}: when the row is written. */
    STORED,
    /** {@code GENERATED ALWAYS AS (…) VIRTUAL}, from PostgreSQL 18 on: when it is read. */
    VIRTUAL,
    /** By an expression of a view, or by a function of the service. */
    ELSEWHERE
}
