package dev.trestle.generator.catalog;

/** {@code GENERATED … AS IDENTITY} ({@code pg_attribute.attidentity}). */
public enum Identity {
    NONE,
    ALWAYS,
    BY_DEFAULT
}
