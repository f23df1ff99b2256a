package dev.trestle.runtime;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberInput;

/**
 * PostgreSQL's text form of values: {@code x} reads one, {@code ofX} writes one. Generated code uses them for the
 * elements of arrays (PostgreSQL, chapter 8.15.6).
 */
public final class PgText {

    private PgText() {}

    /** Reads boolean: {@code t} or {@code f}. */
    public static boolean bool(String text) {
        return text.equals("t");
    }

    /** Reads smallint: digits. */
    public static short int2(String text) {
        return Short.parseShort(text);
    }

    /** Reads integer: digits. */
    public static int int4(String text) {
        return Integer.parseInt(text);
    }

    /** Reads bigint: digits. */
    public static long int8(String text) {
        return Long.parseLong(text);
    }

    /** Reads real: a number, {@code NaN} or {@code Infinity}. */
    public static float float4(String text) {
        return Float.parseFloat(text);
    }

    /** Reads double precision: a number, {@code NaN} or {@code Infinity}. */
    public static double float8(String text) {
        return Double.parseDouble(text);
    }

    /**
     * Reads numeric.
     *
     * @param text a number
     * @return the value with its scale
     * @throws ArithmeticException for NaN and the infinities, which BigDecimal cannot hold
     */
    public static BigDecimal numeric(String text) {
        char last = text.charAt(text.length() - 1);
        if (last == 'N' || last == 'y') {
            throw new ArithmeticException("A numeric value is NaN or infinite, which BigDecimal cannot hold");
        }
        return NumberInput.parseBigDecimal(text, false);
    }

    /** Reads text: the value. */
    public static String text(String text) {
        return text;
    }

    /** Reads uuid: with hyphens. */
    public static UUID uuid(String text) {
        return UUID.fromString(text);
    }

    /** Reads date: ISO style, its extremes for the infinities. */
    public static LocalDate date(String text) {
        return DateTimeText.readDate(text);
    }

    /** Reads time: ISO style, {@link LocalTime#MAX} for 24:00. */
    public static LocalTime time(String text) {
        return DateTimeText.readTime(text);
    }

    /** Reads timestamp: ISO style, its extremes for the infinities. */
    public static LocalDateTime timestamp(String text) {
        return DateTimeText.readTimestamp(text);
    }

    /** Reads timestamptz: ISO style, its extremes for the infinities. */
    public static Instant timestamptz(String text) {
        return DateTimeText.readTimestamptz(text);
    }

    /** Reads bytea: hex format, {@code \x0aff}. */
    public static byte[] bytea(String text) {
        return HexFormat.of().parseHex(text, 2, text.length());
    }

    /** Reads json and jsonb: JSON. */
    public static Json json(String text) {
        return new Json(text);
    }

    /**
     * Reads an enum's label.
     *
     * @param labels the enum's labels
     * @param <E> the enum
     * @return a reader that throws {@link SchemaMismatch} for a label it does not know
     */
    public static <E extends PgEnum> Function<String, E> enumeration(Labels<E> labels) {
        return labels::get;
    }

    /**
     * Reads an array of one dimension.
     *
     * @param literal such as <code>{a,"b c",NULL}</code>, with or without bounds before it
     * @param element reads one element
     * @param <T> the type of an element
     * @return unmodifiable; null for a null element
     * @throws IllegalArgumentException if it has more dimensions
     */
    public static <T> List<@Nullable T> array(String literal, Function<? super String, ? extends T> element) {
        List<@Nullable T> items = new ArrayList<>();
        int end = literal.length() - 1;
        for (int at = literal.indexOf('{') + 1; at < end; at++) {
            char first = literal.charAt(at);
            if (first == '{') {
                throw new IllegalArgumentException("An array has more than one dimension");
            }
            if (first == '"') {
                StringBuilder text = new StringBuilder();
                at = unquote(literal, at + 1, text);
                items.add(element.apply(text.toString()));
            } else {
                int comma = literal.indexOf(',', at);
                String text = literal.substring(at, comma < 0 ? end : comma);
                items.add(text.equals("NULL") ? null : element.apply(text));
                at += text.length();
            }
        }
        return Collections.unmodifiableList(items);
    }

    /** Copies up to the closing quote; gives the place after it. */
    private static int unquote(String literal, int start, StringBuilder text) {
        int at = start;
        for (char c = literal.charAt(at); c != '"'; c = literal.charAt(++at)) {
            text.append(c == '\\' ? literal.charAt(++at) : c);
        }
        return at + 1;
    }

    /** Writes boolean: {@code t} or {@code f}. */
    public static String ofBool(Boolean value) {
        return value ? "t" : "f";
    }

    /** Writes smallint: digits. */
    public static String ofInt2(Short value) {
        return value.toString();
    }

    /** Writes integer: digits. */
    public static String ofInt4(Integer value) {
        return value.toString();
    }

    /** Writes bigint: digits. */
    public static String ofInt8(Long value) {
        return value.toString();
    }

    /** Writes real: a number, {@code NaN} or {@code Infinity}. */
    public static String ofFloat4(Float value) {
        return value.toString();
    }

    /** Writes double precision: a number, {@code NaN} or {@code Infinity}. */
    public static String ofFloat8(Double value) {
        return value.toString();
    }

    /** Writes numeric: a number, perhaps with an exponent. */
    public static String ofNumeric(BigDecimal value) {
        return value.toString();
    }

    /** Writes text. */
    public static String ofText(String value) {
        return value;
    }

    /** Writes uuid: with hyphens. */
    public static String ofUuid(UUID value) {
        return value.toString();
    }

    /** Writes date: ISO style. */
    public static String ofDate(LocalDate value) {
        return DateTimeText.POSTGRES.date(value);
    }

    /** Writes time: ISO style. */
    public static String ofTime(LocalTime value) {
        return DateTimeText.POSTGRES.time(value);
    }

    /** Writes timestamp: ISO style. */
    public static String ofTimestamp(LocalDateTime value) {
        return DateTimeText.POSTGRES.timestamp(value);
    }

    /** Writes timestamptz: ISO style, in UTC. */
    public static String ofTimestamptz(Instant value) {
        return DateTimeText.POSTGRES.timestamptz(value);
    }

    /** Writes bytea: hex format. */
    public static String ofBytea(byte[] value) {
        return "\\x" + HexFormat.of().formatHex(value);
    }

    /** Writes json and jsonb: JSON. */
    public static String ofJson(Json value) {
        return value.text();
    }

    /** Writes an enum: its label. */
    public static String ofEnumeration(PgEnum value) {
        return value.label();
    }

    /**
     * Writes an array of one dimension.
     *
     * @param items an item may be null
     * @param element writes one element
     * @param <T> the type of an element
     * @return an array literal, every element but NULL in quotes
     */
    public static <T> String ofArray(List<? extends @Nullable T> items, Function<? super T, String> element) {
        StringBuilder literal = new StringBuilder().append('{');
        for (T item : items) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            if (item == null) {
                literal.append("NULL");
            } else {
                quote(element.apply(item), literal);
            }
        }
        return literal.append('}').toString();
    }

    private static void quote(String text, StringBuilder literal) {
        literal.append('"');
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"' || c == '\\') {
                literal.append('\\');
            }
            literal.append(c);
        }
        literal.append('"');
    }
}
