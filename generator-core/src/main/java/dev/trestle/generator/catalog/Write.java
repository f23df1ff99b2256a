package dev.trestle.generator.catalog;

/** A command that writes rows. */
public enum Write {
    INSERT(8),
    UPDATE(4),
    DELETE(16);

    private final int bit;

    Write(int bit) {
        this.bit = bit;
    }

    /** Whether {@code pg_relation_is_updatable} names it. */
    boolean isIn(int bits) {
        return (bits & bit) != 0;
    }
}
