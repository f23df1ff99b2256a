package dev.trestle.runtime;

import dev.trestle.runtime.body.RawJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;

/**
 * Writes JSON as the HTTP contract has it; codecs write what they read. A boxed value or a string may be null, which is
 * written as null.
 *
 * <p>Names, values and brackets come in the order of the document. Every method throws an unchecked
 * exception if the client has left.
 */
public final class JsonWriter {

    private final JsonGenerator out;
    private final Links links;
    private final RawJson raw = new RawJson();

    /**
     * Writes by a generator.
     *
     * @param out takes the JSON
     * @param links what stands for files
     */
    public JsonWriter(JsonGenerator out, Links links) {
        this.out = out;
        this.links = links;
    }

    /** Begins an object. */
    public void startObject() {
        out.writeStartObject();
    }

    /** Ends an object. */
    public void endObject() {
        out.writeEndObject();
    }

    /** Begins an array. */
    public void startArray() {
        out.writeStartArray();
    }

    /** Ends an array. */
    public void endArray() {
        out.writeEndArray();
    }

    /**
     * Begins a field.
     *
     * @param name its name
     * @return this, for the value
     */
    public JsonWriter name(String name) {
        out.writeName(name);
        return this;
    }

    /**
     * Begins a field whose name is encoded already.
     *
     * @param name its name
     */
    public void name(SerializableString name) {
        out.writeName(name);
    }

    /** Writes null. */
    public void nothing() {
        out.writeNull();
    }

    /**
     * Writes a field for an input that is present.
     *
     * @param name the field's name
     * @param input the input
     * @param value writes its value, perhaps null
     * @param <T> the type of the value
     */
    public <T extends @Nullable Object> void ifPresent(
            String name, Input<T> input, Consumer<? super @Nullable T> value) {
        if (input.isPresent()) {
            out.writeName(name);
            value.accept(input.value());
        }
    }

    /**
     * Writes a field for an input that is present.
     *
     * @param name the field's name
     * @param input the input
     * @param codec of its type
     * @param <T> the type of the value
     */
    public <T> void ifPresent(String name, Input<? extends @Nullable T> input, Codec<T> codec) {
        if (input.isPresent()) {
            out.writeName(name);
            value(input.value(), codec);
        }
    }

    /**
     * Writes an array.
     *
     * @param items null for a null array; an item may be null
     * @param item writes one item that is not null
     * @param <T> the type of an item
     */
    public <T> void array(@Nullable List<? extends @Nullable T> items, Consumer<? super T> item) {
        if (items == null) {
            out.writeNull();
            return;
        }
        out.writeStartArray();
        for (T value : items) {
            if (value == null) {
                out.writeNull();
            } else {
                item.accept(value);
            }
        }
        out.writeEndArray();
    }

    /**
     * Writes an array.
     *
     * @param items writes its items
     */
    public void items(Runnable items) {
        out.writeStartArray();
        items.run();
        out.writeEndArray();
    }

    /** Writes true or false. */
    public void bool(boolean value) {
        out.writeBoolean(value);
    }

    /** Writes true, false or null. */
    public void bool(@Nullable Boolean value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBoolean(value);
        }
    }

    /** Writes a number. */
    public void int2(short value) {
        out.writeNumber(value);
    }

    /** Writes a number or null. */
    public void int2(@Nullable Short value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.shortValue());
        }
    }

    /** Writes a number. */
    public void int4(int value) {
        out.writeNumber(value);
    }

    /** Writes a number or null. */
    public void int4(@Nullable Integer value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.intValue());
        }
    }

    /** Writes a number. */
    public void int8(long value) {
        out.writeNumber(value);
    }

    /** Writes a number or null. */
    public void int8(@Nullable Long value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.longValue());
        }
    }

    /** Writes a number, or NaN and the infinities as strings. */
    public void float4(float value) {
        out.writeNumber(value);
    }

    /** Writes a number, NaN and the infinities as strings, or null. */
    public void float4(@Nullable Float value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.floatValue());
        }
    }

    /** Writes a number, or NaN and the infinities as strings. */
    public void float8(double value) {
        out.writeNumber(value);
    }

    /** Writes a number, NaN and the infinities as strings, or null. */
    public void float8(@Nullable Double value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.doubleValue());
        }
    }

    /** Writes a number with all its digits, without an exponent. */
    public void numeric(BigDecimal value) {
        out.writeNumber(value.toPlainString());
    }

    /** Writes a string or null. */
    public void text(@Nullable String value) {
        out.writeString(value);
    }

    /** Writes a string of UTF-8; to answers alone. */
    public void text(byte[] utf8) {
        out.writeUTF8String(utf8, 0, utf8.length);
    }

    /** Writes a string of the first bytes, which are printable ASCII without quotes and backslashes; to answers alone. */
    public void plain(byte[] ascii, int length) {
        out.writeRawUTF8String(ascii, 0, length);
    }

    /** Writes JSON as it is. */
    public void raw(String json) {
        out.writeRawValue(json);
    }

    /** Writes JSON as it is, in UTF-8; to answers alone. */
    public void raw(byte[] json) {
        out.writeRawValue(raw.of(json));
    }

    /** Writes base64 (RFC 4648 section 4). */
    public void base64(byte[] value) {
        out.writeBinary(value);
    }

    /** Writes a file as its URL, or as its key in JSON that is stored. */
    public void media(@Nullable MediaLink value) {
        text(value == null ? null : links.text(value));
    }

    /** Writes a file that came with a request, in JSON that is stored. */
    public void upload(@Nullable Upload value) {
        object(value, links::write);
    }

    /**
     * Writes a value that is an object, such as that of a composite type.
     *
     * @param value null for a null value
     * @param writer writes it, with its brackets, when it is not
     * @param <T> the type of the value
     */
    public <T> void object(@Nullable T value, BiConsumer<? super T, ? super JsonWriter> writer) {
        if (value == null) {
            out.writeNull();
        } else {
            writer.accept(value, this);
        }
    }

    /**
     * Writes a value.
     *
     * @param value null for a null value
     * @param codec of its type
     * @param <T> the type of the value
     */
    public <T> void value(@Nullable T value, Codec<T> codec) {
        if (value == null) {
            out.writeNull();
        } else {
            codec.write(value, this);
        }
    }
}
