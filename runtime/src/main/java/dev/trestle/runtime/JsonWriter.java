package dev.trestle.runtime;

import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.types.DateTimeText;
import dev.trestle.runtime.types.Interval;
import dev.trestle.runtime.types.Json;
import dev.trestle.runtime.types.Range;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * Writes JSON as the HTTP contract has it; one method for each PostgreSQL type, and every one writes null for null.
 *
 * <p>Names, values and brackets come in the order of the document. A client that went away shows as an unchecked
 * exception from any method.
 */
public final class JsonWriter {

    private final JsonGenerator out;
    private final Links links;

    /** With what stands for files. */
    JsonWriter(JsonGenerator out, Links links) {
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
     * Writes a field for an input that is there, and nothing for one that is absent.
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

    /** Writes an array. */
    void items(Runnable items) {
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

    /** Writes a number. */
    public void oid(long value) {
        int8(value);
    }

    /** Writes a number or null. */
    public void oid(@Nullable Long value) {
        int8(value);
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

    /** Writes a number with its digits kept, without an exponent. */
    public void numeric(@Nullable BigDecimal value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.toPlainString());
        }
    }

    /** Writes a string. */
    public void text(@Nullable String value) {
        out.writeString(value);
    }

    /** Writes a string. */
    public void uuid(@Nullable UUID value) {
        out.writeString(value == null ? null : value.toString());
    }

    /** Writes a file as its URL, or as its key where that is to be kept. */
    public void media(@Nullable MediaLink value) {
        text(value == null ? null : links.text(value));
    }

    /** Writes a file that came with a request, in JSON that is to be kept. */
    public void upload(@Nullable Upload value) {
        object(value, links::write);
    }

    /** Writes an ISO 8601 date. */
    public void date(@Nullable LocalDate value) {
        out.writeString(value == null ? null : DateTimeText.ISO.date(value));
    }

    /** Writes an ISO 8601 time. */
    public void time(@Nullable LocalTime value) {
        out.writeString(value == null ? null : DateTimeText.ISO.time(value));
    }

    /** Writes an ISO 8601 time with offset. */
    public void timetz(@Nullable OffsetTime value) {
        out.writeString(value == null ? null : DateTimeText.ISO.timetz(value));
    }

    /** Writes an ISO 8601 duration. */
    public void interval(@Nullable Interval value) {
        out.writeString(value == null ? null : value.toString());
    }

    /** Writes an ISO 8601 date and time without offset. */
    public void timestamp(@Nullable LocalDateTime value) {
        out.writeString(value == null ? null : DateTimeText.ISO.timestamp(value));
    }

    /** Writes an RFC 3339 date and time in UTC. */
    public void timestamptz(@Nullable Instant value) {
        out.writeString(value == null ? null : DateTimeText.ISO.timestamptz(value));
    }

    /** Writes base64 (RFC 4648 section 4). */
    public void bytea(byte @Nullable [] value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBinary(value);
        }
    }

    /** Writes JSON as it is. */
    public void json(@Nullable Json value) {
        if (value == null) {
            out.writeNull();
        } else {
            out.writeRawValue(value.text());
        }
    }

    /** Writes a label. */
    public void enumeration(@Nullable PgEnum value) {
        out.writeString(value == null ? null : value.label());
    }

    /** Writes an object of strings and nulls. */
    public void hstore(@Nullable Map<String, ? extends @Nullable String> value) {
        if (value == null) {
            out.writeNull();
        } else {
            startObject();
            value.forEach((key, text) -> name(key).text(text));
            endObject();
        }
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
     * Writes a range, as an object of its bounds.
     *
     * @param range null for a null range
     * @param bound writes one bound that is there
     * @param <T> the type of a bound
     */
    public <T> void range(@Nullable Range<T> range, Consumer<? super T> bound) {
        if (range == null) {
            out.writeNull();
        } else {
            RangeJson.write(range, this, bound);
        }
    }

    /**
     * Writes a value of a type that the routes file maps to a Java class.
     *
     * @param value null for a null value
     * @param codec knows its form
     * @param <T> the Java class
     */
    public <T> void value(@Nullable T value, TextCodec<? super T> codec) {
        if (value == null) {
            out.writeNull();
        } else {
            codec.write(value, this);
        }
    }
}
