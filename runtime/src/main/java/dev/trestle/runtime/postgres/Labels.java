package dev.trestle.runtime.postgres;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels of one PostgreSQL enum type, and their Java constants.
 *
 * @param <E> the Java enum
 */
public final class Labels<E extends PgEnum> implements Expected {

    private final String type;
    private final Map<String, E> byLabel;

    private Labels(String type, Map<String, E> byLabel) {
        this.type = type;
        this.byLabel = byLabel;
    }

    /**
     * Makes the table of labels.
     *
     * @param type the type's name as {@code format_type()} returns it under an empty search path: {@code
     *     public.rating}
     * @param values every constant, at least one
     * @param <E> the Java enum
     * @return the labels
     */
    public static <E extends PgEnum> Labels<E> of(String type, E[] values) {
        Map<String, E> byLabel = LinkedHashMap.newLinkedHashMap(values.length);
        for (E value : values) {
            byLabel.put(value.label(), value);
        }
        return new Labels<>(type, byLabel);
    }

    /**
     * The type's name.
     *
     * @return qualified, and quoted if necessary
     */
    public String type() {
        return type;
    }

    /**
     * The constant of a label.
     *
     * @param label as in PostgreSQL
     * @return the constant, or null if there is none
     */
    public @Nullable E find(String label) {
        return byLabel.get(label);
    }

    /**
     * The constant of a label that the database sent.
     *
     * @param label as in PostgreSQL
     * @return the constant
     * @throws SchemaMismatch if there is none: the type has changed since the code was generated
     */
    public E get(String label) {
        E value = byLabel.get(label);
        if (value == null) {
            throw new SchemaMismatch("The enum type " + type + " has a label that the generated code does not have");
        }
        return value;
    }

    /** Every label, in the order of the type. */
    public Collection<String> all() {
        return byLabel.keySet();
    }
}
