package dev.trestle.runtime.postgres;

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
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberInput;

/**
 * PostgreSQL's text form of values: {@code x} reads one, {@code ofX} writes one. Generated code uses them for what is
 * inside arrays, ranges and composites.
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

    /** Reads oid: digits. */
    public static long oid(String text) {
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
     * @throws UnreadableValue for NaN and the infinities, which BigDecimal cannot hold
     */
    public static BigDecimal numeric(String text) {
        char last = text.charAt(text.length() - 1);
        if (last == 'N' || last == 'y') {
            throw new UnreadableValue(
                    text + ", which BigDecimal cannot hold; the key 'types' of the routes file can map it to Numeric");
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

    /** Reads timetz: ISO style, {@link LocalTime#MAX} for 24:00. */
    public static OffsetTime timetz(String text) {
        return DateTimeText.readTimetz(text);
    }

    /** Reads timestamp: ISO style, its extremes for the infinities. */
    public static LocalDateTime timestamp(String text) {
        return DateTimeText.readTimestamp(text);
    }

    /** Reads timestamptz: ISO style, its extremes for the infinities. */
    public static Instant timestamptz(String text) {
        return DateTimeText.readTimestamptz(text);
    }

    /** Reads interval: ISO 8601 style. */
    public static Interval interval(String text) {
        return Interval.parse(text);
    }

    /** Reads hstore: {@code "a"=>"1", "b"=>NULL}. */
    public static Map<String, @Nullable String> hstore(String text) {
        return HstoreText.read(text);
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
     * Reads arrays of one dimension.
     *
     * @param element reads one element
     * @param <T> the type of an element
     * @return a reader of literals such as <code>{a,"b c",NULL}</code>, with or without bounds before them; its lists
     *     are unmodifiable and have null for a null element; it throws {@link UnreadableValue} for more dimensions
     */
    public static <T> Function<String, List<@Nullable T>> array(Function<? super String, ? extends T> element) {
        return array(',', element);
    }

    /**
     * Reads arrays of one dimension, of a type that does not have a comma between the elements, such as {@code box}.
     *
     * @param delimiter stands between elements
     * @param element reads one element
     * @param <T> the type of an element
     * @return as {@link #array(Function)}
     */
    public static <T> Function<String, List<@Nullable T>> array(
            char delimiter, Function<? super String, ? extends T> element) {
        return literal -> ArrayText.read(literal, delimiter, element);
    }

    /**
     * Reads the outermost dimension of arrays that have several.
     *
     * @param row reads one item of it, an array of one dimension less
     * @param <T> the type of an item
     * @return a reader that throws {@link UnreadableValue} for fewer dimensions; its lists are unmodifiable
     */
    public static <T> Function<String, List<T>> rows(Function<? super String, ? extends T> row) {
        return literal -> ArrayText.readRows(literal, row);
    }

    /**
     * Reads ranges.
     *
     * @param bound reads one bound
     * @param <T> the type of a bound
     * @return a reader of literals such as {@code [1,5)} and {@code empty}
     */
    public static <T> Function<String, Range<T>> range(Function<? super String, ? extends T> bound) {
        return literal -> RangeText.read(literal, bound);
    }

    /**
     * Reads multiranges.
     *
     * @param bound reads one bound
     * @param <T> the type of a bound
     * @return a reader of literals such as <code>{[1,5),[7,8)}</code>; its lists are unmodifiable
     */
    public static <T> Function<String, List<Range<T>>> multirange(Function<? super String, ? extends T> bound) {
        return literal -> RangeText.readMultirange(literal, bound);
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

    /** Writes oid: digits. */
    public static String ofOid(Long value) {
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

    /** Writes timetz: ISO style. */
    public static String ofTimetz(OffsetTime value) {
        return DateTimeText.POSTGRES.timetz(value);
    }

    /** Writes timestamp: ISO style. */
    public static String ofTimestamp(LocalDateTime value) {
        return DateTimeText.POSTGRES.timestamp(value);
    }

    /** Writes timestamptz: ISO style, in UTC. */
    public static String ofTimestamptz(Instant value) {
        return DateTimeText.POSTGRES.timestamptz(value);
    }

    /** Writes interval: ISO 8601 style. */
    public static String ofInterval(Interval value) {
        return value.toString();
    }

    /** Writes hstore: {@code "a"=>"1","b"=>NULL}. */
    public static String ofHstore(Map<String, ? extends @Nullable String> value) {
        return HstoreText.write(value);
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
     * Writes arrays of one dimension.
     *
     * @param element writes one element
     * @param <T> the type of an element
     * @return a writer of array literals, every element but NULL in quotes
     */
    public static <T> Function<List<? extends @Nullable T>, String> ofArray(Function<? super T, String> element) {
        return ofArray(',', element);
    }

    /**
     * Writes arrays of one dimension, of a type that does not have a comma between the elements, such as {@code box}.
     *
     * @param delimiter stands between elements
     * @param element writes one element
     * @param <T> the type of an element
     * @return as {@link #ofArray(Function)}
     */
    public static <T> Function<List<? extends @Nullable T>, String> ofArray(
            char delimiter, Function<? super T, String> element) {
        return items -> ArrayText.<T>write(items, delimiter, element);
    }

    /**
     * Writes the outermost dimension of arrays that have several.
     *
     * @param row writes one item of it, an array of one dimension less
     * @param <T> the type of an item
     * @return a writer of array literals
     */
    public static <T> Function<List<? extends T>, String> ofRows(Function<? super T, String> row) {
        return ofRows(',', row);
    }

    /**
     * As {@link #ofRows(Function)}, of a type that does not have a comma between the elements.
     *
     * @param delimiter stands between items
     * @param row writes one item, an array of one dimension less
     * @param <T> the type of an item
     * @return a writer of array literals
     */
    public static <T> Function<List<? extends T>, String> ofRows(char delimiter, Function<? super T, String> row) {
        return rows -> ArrayText.<T>writeRows(rows, delimiter, row);
    }

    /**
     * Writes ranges.
     *
     * @param bound writes one bound
     * @param <T> the type of a bound
     * @return a writer of literals such as {@code ["1","5")}
     */
    public static <T> Function<Range<? extends T>, String> ofRange(Function<? super T, String> bound) {
        return range -> RangeText.<T>write(range, bound);
    }

    /**
     * Writes multiranges.
     *
     * @param bound writes one bound
     * @param <T> the type of a bound
     * @return a writer of literals such as <code>{["1","5")}</code>
     */
    public static <T> Function<List<? extends Range<? extends T>>, String> ofMultirange(
            Function<? super T, String> bound) {
        return ranges -> RangeText.<T>writeMultirange(ranges, bound);
    }
}
