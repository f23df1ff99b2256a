package dev.trestle.runtime;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request field by field; one method for each PostgreSQL type.
 *
 * <p>A value that does not fit is noted, and the method gives a placeholder, which may be null; {@link #end} then
 * throws one problem with everything that was noted. So one answer tells all that is wrong, and no placeholder gets
 * past it.
 */
public final class RequestReader {

    static final String NUL = "has the character U+0000, which PostgreSQL cannot store";

    private static final UUID NIL = new UUID(0, 0);
    private static final OffsetTime MIDNIGHT = LocalTime.MIDNIGHT.atOffset(ZoneOffset.UTC);
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();
    private static final long MAX_OID = 0xFFFF_FFFFL;

    private final RequestErrors errors;
    private RequestSource source;
    private boolean ignoresUnknown;

    RequestReader(RequestSource source, RequestErrors errors) {
        this.source = source;
        this.errors = errors;
    }

    /**
     * Goes to the next field.
     *
     * @return false after the last
     * @throws HttpProblem 400 if the request is malformed
     */
    public boolean next() {
        return source.next();
    }

    /**
     * The name of the field.
     *
     * @return the name
     */
    public String name() {
        return errors.place().name();
    }

    /** Leaves the field alone, whatever it is. */
    public void skip() {
        source.skip();
    }

    /** Has {@link #unknown} leave fields alone from now on. */
    public void ignoreUnknown() {
        ignoresUnknown = true;
    }

    /** Notes that there is no such field, unless that is to be ignored, and leaves it alone. */
    public void unknown() {
        if (!ignoresUnknown) {
            error(ErrorCode.UNKNOWN_FIELD, "is not a field of this "
                    + (errors.place().isOutermost() ? "request" : "object"));
        }
        skip();
    }

    /**
     * Ends the reading of a request or of an object within.
     *
     * @param required the names that had to occur
     * @throws HttpProblem 422 with everything that does not fit, at the end of the request
     */
    public void end(String... required) {
        for (String name : required) {
            if (!errors.place().had(name)) {
                errors.missing(name);
            }
        }
        if (errors.place().isOutermost()) {
            errors.check();
        }
    }

    /**
     * Reads a value that may be null.
     *
     * @param value reads it when it is not
     * @param <T> the type of the value
     * @return null for null
     */
    public <T> @Nullable T orNull(Supplier<? extends T> value) {
        return source.isNull() ? null : value.get();
    }

    /**
     * Reads an array.
     *
     * @param item reads one item
     * @param <T> the type of an item
     * @return unmodifiable; null for a null item
     */
    public <T> List<@Nullable T> array(Supplier<? extends T> item) {
        return this.<@Nullable T>list(() -> orNull(item));
    }

    /**
     * Reads an array whose items must not be null, such as the ranges of a multirange.
     *
     * @param item reads one item
     * @param <T> the type of an item
     * @return unmodifiable
     */
    public <T extends @Nullable Object> List<T> list(Supplier<? extends T> item) {
        RequestSource before = source;
        RequestSource array = errors.place().inArray() ? source.structured() : source;
        if (array == null || !array.startArray()) {
            return List.of();
        }
        source = array;
        List<T> items = new ArrayList<>();
        errors.enter();
        for (errors.place().index = 0; source.nextItem(); errors.place().index++) {
            items.add(item.get());
        }
        errors.leave();
        source = before;
        return Collections.unmodifiableList(items);
    }

    /**
     * Reads an object, such as the value of a composite type.
     *
     * @param reader reads its fields up to {@link #end}
     * @param <T> the type of the value
     * @return what the reader made
     */
    public <T> @Nullable T object(Function<? super RequestReader, ? extends T> reader) {
        RequestSource before = source;
        RequestSource object = source.structured();
        if (object == null || !object.startObject()) {
            return null;
        }
        source = object;
        errors.enter();
        T value = reader.apply(this);
        errors.leave();
        source = before;
        return value;
    }

    /**
     * Reads a range: an object of {@code lower}, {@code upper}, {@code bounds} and {@code empty}, all optional.
     *
     * @param bound reads one bound
     * @param <T> the type of a bound
     * @return the range
     */
    public <T> Range<T> range(Supplier<? extends T> bound) {
        Range<T> range = this.<Range<T>>object(in -> RangeText.read(in, bound));
        return range == null ? Range.emptyRange() : range;
    }

    /** Reads hstore: an object of strings and nulls. */
    public Map<String, @Nullable String> hstore() {
        Map<String, @Nullable String> entries = object(HstoreText::read);
        return entries == null ? Map.of() : entries;
    }

    /**
     * Reads a value of a type that the routes file maps to a Java class.
     *
     * @param codec knows its form
     * @param <T> the Java class
     * @return the value
     */
    public <T> @Nullable T value(TextCodec<T> codec) {
        return codec.read(this);
    }

    /**
     * Reads a string of some format.
     *
     * @param what the format, in words: {@code "a colour such as #ff8800"}
     * @param parser reads it; throws {@link IllegalArgumentException} or {@link DateTimeException} if it cannot
     * @param <T> the type of the value
     * @return the value
     */
    public <T> @Nullable T parsed(String what, Function<? super String, ? extends T> parser) {
        String text = source.string();
        return text == null || isFlawed(text) ? null : parse(text, what, parser);
    }

    private <T> @Nullable T parse(String text, String what, Function<? super String, ? extends T> parser) {
        try {
            return parser.apply(text);
        } catch (BeyondType e) {
            error(ErrorCode.OUT_OF_RANGE, String.valueOf(e.getMessage()));
            return null;
        } catch (DateTimeException | IllegalArgumentException e) {
            error(ErrorCode.INVALID_FORMAT, "has to be " + what);
            return null;
        }
    }

    private <T> T parsed(String what, T placeholder, Function<? super String, ? extends T> parser) {
        T value = this.<T>parsed(what, parser);
        return value == null ? placeholder : value;
    }

    /** Reads boolean. */
    public boolean bool() {
        return source.bool();
    }

    /** Reads json and jsonb, as the text that it is. */
    public Json json() {
        String json = source.json();
        if (TypeLimits.hasEscapedNul(json)) {
            error(ErrorCode.NUL_CHARACTER, NUL);
        }
        return new Json(json);
    }

    /** Reads smallint. */
    public short int2() {
        return (short) source.integer(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Reads integer. */
    public int int4() {
        return (int) source.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads bigint. */
    public long int8() {
        return source.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads oid: from 0 to 4294967295. */
    public long oid() {
        return source.integer(0, MAX_OID);
    }

    /** Reads real: a number, or NaN, Infinity or -Infinity as a string. */
    public float float4() {
        return number(true, 0f, NumberText::float4);
    }

    /** Reads double precision: a number, or NaN, Infinity or -Infinity as a string. */
    public double float8() {
        return number(true, 0.0, NumberText::float8);
    }

    /** Reads numeric without precision, with the digits that it has. */
    public BigDecimal numeric() {
        return number(false, BigDecimal.ZERO, NumberText::numeric);
    }

    /**
     * Reads numeric(precision, scale), rounded to its scale as PostgreSQL does: half away from zero.
     *
     * @param precision digits in all
     * @param scale digits after the point, or before it when negative
     * @return the rounded value
     */
    public BigDecimal numeric(int precision, int scale) {
        return number(false, BigDecimal.ZERO, literal -> NumberText.numeric(literal, precision, scale));
    }

    private <T> T number(boolean orString, T placeholder, Function<String, T> parser) {
        String literal = source.number(orString);
        T value = literal == null ? null : parse(literal, "a number", parser);
        return value == null ? placeholder : value;
    }

    /** Reads text and its kin without a length. */
    public String text() {
        String text = source.string();
        return text == null || isFlawed(text) ? "" : text;
    }

    /** Notes what text cannot hold. */
    void check(String text) {
        isFlawed(text);
    }

    private boolean isFlawed(String text) {
        ErrorCode flaw = TypeLimits.flaw(text);
        if (flaw != null) {
            error(flaw, flaw == ErrorCode.NUL_CHARACTER ? NUL : "has half of a surrogate pair");
        }
        return flaw != null;
    }

    /**
     * Reads varchar(n) and char(n).
     *
     * @param max n, in characters; more are fine if they are blanks, which PostgreSQL then cuts off
     * @return the value
     */
    public String text(int max) {
        String text = text();
        if (!TypeLimits.fits(text, max)) {
            error(ErrorCode.TOO_LONG, "has more than " + max + " characters");
        }
        return text;
    }

    /** Reads uuid. */
    public UUID uuid() {
        return parsed("a uuid such as 0190b5a2-7d3c-7f00-8000-0123456789ab", NIL, text -> {
            if (text.length() != 36) {
                throw new IllegalArgumentException();
            }
            return UUID.fromString(text);
        });
    }

    /** Reads date: ISO 8601, or infinity and -infinity as the ends of the type. */
    public LocalDate date() {
        return parsed("a date such as 2026-01-31", LocalDate.EPOCH, IsoText::date);
    }

    /** Reads time: ISO 8601, with 24:00 as {@link LocalTime#MAX}. */
    public LocalTime time() {
        return parsed("a time such as 23:59:59.5", LocalTime.MIDNIGHT, IsoText::time);
    }

    /** Reads timetz: ISO 8601 with an offset, with 24:00 as {@link LocalTime#MAX}. */
    public OffsetTime timetz() {
        return parsed("a time with offset such as 23:59:59.5+02:00", MIDNIGHT, IsoText::timetz);
    }

    /** Reads timestamp: ISO 8601 without offset, or infinity and -infinity as the ends of the type. */
    public LocalDateTime timestamp() {
        return parsed("a date and time such as 2026-01-31T23:59:59.5", EPOCH, IsoText::timestamp);
    }

    /** Reads timestamptz: RFC 3339 with any offset, or infinity and -infinity as the ends of the type. */
    public Instant timestamptz() {
        return parsed("a date and time with offset such as 2026-01-31T23:59:59.5Z", Instant.EPOCH,
                IsoText::timestamptz);
    }

    /** Reads interval: an ISO 8601 duration, each part with a sign of its own, or infinity and -infinity. */
    public Interval interval() {
        return parsed("an ISO 8601 duration such as P1Y2M3DT4H5M6.7S", Interval.ZERO, Interval::parse);
    }

    /** Reads bytea: base64 (RFC 4648 section 4). */
    public byte[] bytea() {
        return parsed("base64", new byte[0], Base64.getDecoder()::decode);
    }

    /**
     * Reads an enum.
     *
     * @param labels its labels
     * @param <E> the enum
     * @return the value
     */
    public <E extends PgEnum> E enumeration(Labels<E> labels) {
        String label = source.string();
        E value = label == null ? null : labels.find(label);
        if (value == null) {
            if (label != null) {
                error(ErrorCode.NOT_A_LABEL, "has to be one of " + String.join(", ", labels.all()));
            }
            return labels.placeholder();
        }
        return value;
    }

    /** Notes an error at the present place. */
    void error(ErrorCode code, String message) {
        errors.add(code, message);
    }
}
