package dev.trestle.runtime.codec;

import dev.trestle.runtime.Codec;
import dev.trestle.runtime.JsonWriter;
import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.postgres.Labels;
import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.types.DateTimeText;
import dev.trestle.runtime.types.Interval;
import dev.trestle.runtime.types.IsoText;
import dev.trestle.runtime.types.Json;
import dev.trestle.runtime.types.Range;
import dev.trestle.runtime.vector.Vector;
import dev.trestle.runtime.vector.VectorCodec;
import java.math.BigDecimal;
import java.sql.JDBCType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The codecs of PostgreSQL's types (PostgreSQL, chapter 8), and what makes those of arrays, ranges, enums and composite types. */
public final class PgCodecs {

    /** boolean. */
    public static final Codec<Boolean> BOOL = new BoolCodec();

    /** smallint. */
    public static final Codec<Short> INT2 = NumberCodec.whole(Short::valueOf, RequestReader::int2, JDBCType.SMALLINT);

    /** integer. */
    public static final Codec<Integer> INT4 = NumberCodec.whole(Integer::valueOf, RequestReader::int4, JDBCType.INTEGER);

    /** bigint. */
    public static final Codec<Long> INT8 = NumberCodec.whole(Long::valueOf, RequestReader::int8, JDBCType.BIGINT);

    /** oid: from 0 to 4294967295. */
    public static final Codec<Long> OID = NumberCodec.whole(Long::valueOf, in -> in.integer(0, 0xFFFF_FFFFL), JDBCType.BIGINT);

    /** real: a number, or NaN, Infinity or -Infinity as a string. */
    public static final Codec<Float> FLOAT4 = NumberCodec.floating(
            Float::valueOf, RequestReader::float4, (value, out) -> out.float4(value), JDBCType.REAL);

    /** double precision: a number, or NaN, Infinity or -Infinity as a string. */
    public static final Codec<Double> FLOAT8 = NumberCodec.floating(
            Double::valueOf, RequestReader::float8, (value, out) -> out.float8(value), JDBCType.DOUBLE);

    /** numeric without precision: a number with its digits. */
    public static final Codec<BigDecimal> NUMERIC = new DecimalCodec(RequestReader::numeric);

    /** text, varchar without a length and the like. */
    public static final Codec<String> TEXT = new TextCodec(RequestReader::text);

    /** uuid: with hyphens. */
    public static final Codec<UUID> UUID = new StringCodec<>(
            java.util.UUID.class, "a uuid such as 0190b5a2-7d3c-7f00-8000-0123456789ab", java.util.UUID::fromString,
            java.util.UUID::toString, PgCodecs::uuid, java.util.UUID::toString, StringForm.SAME, JDBCType.OTHER);

    /** date: ISO 8601, or infinity and -infinity as the ends of the type. */
    public static final Codec<LocalDate> DATE = new StringCodec<>(
            LocalDate.class, "a date such as 2026-01-31", DateTimeText::readDate, DateTimeText.POSTGRES::date, IsoText::date,
            DateTimeText.ISO::date, StringForm.DATE, JDBCType.DATE);

    /** time: ISO 8601, with 24:00 as {@link LocalTime#MAX}. */
    public static final Codec<LocalTime> TIME = new StringCodec<>(
            LocalTime.class, "a time such as 23:59:59.5", DateTimeText::readTime, DateTimeText.POSTGRES::time, IsoText::time,
            DateTimeText.ISO::time, StringForm.SAME, JDBCType.TIME);

    /** timetz: ISO 8601 with an offset, with 24:00 as {@link LocalTime#MAX}. */
    public static final Codec<OffsetTime> TIMETZ = new StringCodec<>(
            OffsetTime.class, "a time with offset such as 23:59:59.5+02:00", DateTimeText::readTimetz, DateTimeText.POSTGRES::timetz,
            IsoText::timetz, DateTimeText.ISO::timetz, StringForm.OTHER, JDBCType.OTHER);

    /** timestamp: ISO 8601 without offset, or infinity and -infinity as the ends of the type. */
    public static final Codec<LocalDateTime> TIMESTAMP = new StringCodec<>(
            LocalDateTime.class, "a date and time such as 2026-01-31T23:59:59.5", DateTimeText::readTimestamp,
            DateTimeText.POSTGRES::timestamp, IsoText::timestamp, DateTimeText.ISO::timestamp, StringForm.TIMESTAMP, JDBCType.TIMESTAMP);

    /** timestamptz: RFC 3339 with any offset, or infinity and -infinity as the ends of the type. */
    public static final Codec<Instant> TIMESTAMPTZ = new StringCodec<>(
            Instant.class, "a date and time with offset such as 2026-01-31T23:59:59.5Z", DateTimeText::readTimestamptz,
            DateTimeText.POSTGRES::timestamptz, IsoText::timestamptz, DateTimeText.ISO::timestamptz,
            StringForm.TIMESTAMPTZ, JDBCType.TIMESTAMP_WITH_TIMEZONE);

    /** interval: an ISO 8601 duration, each part with a sign of its own, or infinity and -infinity. */
    public static final Codec<Interval> INTERVAL = new StringCodec<>(
            Interval.class, "an ISO 8601 duration such as P1Y2M3DT4H5M6.7S", Interval::parse, Interval::toString, Interval::parse,
            Interval::toString, StringForm.OTHER, JDBCType.OTHER);

    /** bytea: base64 (RFC 4648 section 4). */
    public static final Codec<byte[]> BYTEA = new ByteaCodec();

    /** json and jsonb: JSON, as the text that it is. */
    public static final Codec<Json> JSON = new JsonCodec();

    /** hstore: an object of strings and nulls. */
    public static final Codec<Map<String, @Nullable String>> HSTORE = new HstoreCodec();

    /** vector and halfvec of pgvector: an array of numbers. */
    public static final Codec<Vector> VECTOR = new VectorCodec(0);

    private PgCodecs() {}

    /** UUID.fromString takes groups that are too short. */
    private static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return java.util.UUID.fromString(text);
    }

    /**
     * numeric(precision, scale), rounded to its scale as PostgreSQL does: half away from zero.
     *
     * @param precision digits in all
     * @param scale digits after the point, or before it when negative
     * @return the codec
     */
    public static Codec<BigDecimal> numeric(int precision, int scale) {
        return new DecimalCodec(in -> in.numeric(precision, scale));
    }

    /**
     * varchar(n) and char(n).
     *
     * @param max n, in characters; more are fine if they are blanks, which PostgreSQL then cuts off
     * @return the codec
     */
    public static Codec<String> text(int max) {
        return new TextCodec(in -> in.text(max));
    }

    /**
     * vector(n) and halfvec(n) of pgvector.
     *
     * @param length n, the number of its numbers
     * @return the codec
     */
    public static Codec<Vector> vector(int length) {
        return new VectorCodec(length);
    }

    /**
     * An enum: its label.
     *
     * @param labels its labels
     * @param <E> the Java enum
     * @return a codec that throws {@link dev.trestle.runtime.postgres.SchemaMismatch} for an unknown label of the database
     */
    public static <E extends PgEnum> Codec<E> enumeration(Labels<E> labels) {
        return new EnumCodec<>(labels);
    }

    /**
     * A composite type: an object of its fields.
     *
     * @param parse reads PostgreSQL's literal
     * @param format writes PostgreSQL's literal
     * @param read reads the fields of an object, up to {@link RequestReader#end}
     * @param write writes the object
     * @param <T> the record
     * @return the codec
     */
    public static <T> Codec<T> composite(
            Function<String, T> parse, Function<T, String> format, Function<RequestReader, T> read, BiConsumer<T, JsonWriter> write) {
        return new CompositeCodec<>(parse, format, read, write);
    }

    /**
     * An array of one dimension.
     *
     * @param element of an element
     * @param <T> the type of an element
     * @return a codec of unmodifiable lists, with null for a null element; it throws
     *     {@link dev.trestle.runtime.postgres.UnreadableValue} for more dimensions
     */
    public static <T> Codec<List<@Nullable T>> array(Codec<T> element) {
        return array(',', element);
    }

    /**
     * An array of one dimension of a type that has another delimiter than the comma, such as {@code box}.
     *
     * @param delimiter stands between elements
     * @param element of an element
     * @param <T> the type of an element
     * @return as {@link #array(Codec)}
     */
    public static <T> Codec<List<@Nullable T>> array(char delimiter, Codec<T> element) {
        return new ArrayCodec<>(delimiter, element);
    }

    /**
     * The outermost dimension of an array that has several.
     *
     * @param row of an item, an array of one dimension less
     * @param <T> the type of an item
     * @return a codec of unmodifiable lists; it throws {@link dev.trestle.runtime.postgres.UnreadableValue} for fewer dimensions
     */
    public static <T> Codec<List<T>> rows(Codec<T> row) {
        return rows(',', row);
    }

    /**
     * As {@link #rows(Codec)}, of a type that has another delimiter than the comma.
     *
     * @param delimiter stands between items
     * @param row of an item, an array of one dimension less
     * @param <T> the type of an item
     * @return the codec
     */
    public static <T> Codec<List<T>> rows(char delimiter, Codec<T> row) {
        return new NestedArrayCodec<>(delimiter, row);
    }

    /**
     * A range: an object of {@code lower}, {@code upper}, {@code bounds} and {@code empty}.
     *
     * @param bound of a bound
     * @param <T> the type of a bound
     * @return the codec
     */
    public static <T> Codec<Range<T>> range(Codec<T> bound) {
        return new RangeCodec<>(bound);
    }

    /**
     * A multirange: an array of ranges.
     *
     * @param bound of a bound
     * @param <T> the type of a bound
     * @return a codec of unmodifiable lists
     */
    public static <T> Codec<List<Range<T>>> multirange(Codec<T> bound) {
        return new MultirangeCodec<>(bound);
    }
}
