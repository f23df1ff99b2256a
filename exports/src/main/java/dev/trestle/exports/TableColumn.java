package dev.trestle.exports;

/**
 * A column of a target as it is now.
 *
 * @param type as the driver calls it; that below a domain in PostgreSQL
 * @param limits what bounds its values beside the type
 * @param filled whether it gets a value by itself
 * @param key whether it is part of the primary key
 */
record TableColumn(String name, String type, ColumnLimits limits, boolean notNull, boolean filled, boolean key) {

    boolean mustBeWritten() {
        return notNull && !filled;
    }
}
