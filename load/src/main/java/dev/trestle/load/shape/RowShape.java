package dev.trestle.load.shape;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.RequestReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a row of a body, in the order of the columns of the load. It checks the names, that no field is missing, null, or an
 * array or an object where a single value is needed. It does not read the values. It is made once.
 */
public final class RowShape {

    private record Field(int number, Function<RequestReader, @Nullable String> text) {}

    private final Map<String, Field> fields = new HashMap<>();
    private final List<String> required = new ArrayList<>();
    private boolean ignoresUnknown;

    private RowShape() {}

    /**
     * Begins with no fields.
     *
     * @return a new one
     */
    public static RowShape of() {
        return new RowShape();
    }

    /**
     * A field with a single value, whose text PostgreSQL reads: a string, a number, true or false.
     *
     * @param name of the field
     * @param presence whether it may be left out, or null
     * @return this
     */
    public RowShape text(String name, Presence presence) {
        return add(name, presence, RequestReader::scalar);
    }

    /**
     * A field whose JSON is not PostgreSQL's text form, such as an array, or bytea in base64. Its value is read and checked.
     *
     * @param name of the field
     * @param presence whether it may be left out, or null
     * @param codec of its type
     * @param <T> the type of the value
     * @return this
     */
    public <T> RowShape value(String name, Presence presence, Codec<T> codec) {
        return add(name, presence, in -> {
            T value = in.value(codec);
            return value == null ? null : codec.format(value);
        });
    }

    private RowShape add(String name, Presence presence, Function<RequestReader, @Nullable String> text) {
        fields.put(name, new Field(fields.size(), presence.isNullable() ? in -> in.<String>orNull(() -> text.apply(in)) : text));
        if (presence.isRequired()) {
            required.add(name);
        }
        return this;
    }

    /**
     * Ignores fields that it does not have, instead of refusing them.
     *
     * @return this
     */
    public RowShape ignoringUnknown() {
        ignoresUnknown = true;
        return this;
    }

    /**
     * Reads a row.
     *
     * @param in a row of a body
     * @return its texts
     */
    public TextRow read(RequestReader in) {
        TextRow row = new TextRow(fields.size());
        if (ignoresUnknown) {
            in.ignoreUnknown();
        }
        while (in.next()) {
            Field field = fields.get(in.name());
            if (field == null) {
                in.unknown();
            } else {
                row.set(field.number(), field.text().apply(in));
            }
        }
        in.end(required.toArray(String[]::new));
        return row;
    }
}
