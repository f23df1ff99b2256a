package dev.trestle.runtime;

import dev.trestle.runtime.postgres.Labels;
import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.types.BeyondType;
import dev.trestle.runtime.types.Interval;
import dev.trestle.runtime.types.IsoText;
import dev.trestle.runtime.types.Json;
import dev.trestle.runtime.types.NumberText;
import dev.trestle.runtime.types.TypeLimits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values of a request; one method for each PostgreSQL type without a structure of its own.
 *
 * <p>A value that does not fit is noted, and the method gives a placeholder, which may be null.
 */
public abstract sealed class ValueReader permits RequestReader {

    static final String NUL = "has the character U+0000, which PostgreSQL cannot store";

    private static final UUID NIL = new UUID(0, 0);
    private static final OffsetTime MIDNIGHT = LocalTime.MIDNIGHT.atOffset(ZoneOffset.UTC);
    private static final LocalDateTime EPOCH = LocalDate.EPOCH.atStartOfDay();
    private static final long MAX_OID = 0xFFFF_FFFFL;

    final RequestErrors errors;

    /** Where the present value is read from; it changes within arrays and objects. */
    RequestSource source;

    ValueReader(RequestSource source, RequestErrors errors) {
        this.source = source;
        this.errors = errors;
    }

    /**
     * Reads a string of some format.
     *
     * @param what the format, in words: {@code "a colour such as #ff8800"}
     * @param parser reads it; throws {@link IllegalArgumentException} or {@link DateTimeException} if it cannot
     * @param <T> the type of the value
     * @return the value
     */
    public final <T> @Nullable T parsed(String what, Function<? super String, ? extends T> parser) {
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
    public final boolean bool() {
        return source.bool();
    }

    /** Reads json and jsonb, as the text that it is. */
    public final Json json() {
        String json = source.json();
        if (TypeLimits.hasEscapedNul(json)) {
            error(ErrorCode.NUL_CHARACTER, NUL);
        }
        if (!NumberText.fits(json, errors.maxDigits())) {
            error(ErrorCode.OUT_OF_RANGE, "has a number of more than " + errors.maxDigits() + " digits");
        }
        return new Json(json);
    }

    /** Reads smallint. */
    public final short int2() {
        return (short) source.integer(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Reads integer. */
    public final int int4() {
        return (int) source.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads bigint. */
    public final long int8() {
        return source.integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads oid: from 0 to 4294967295. */
    public final long oid() {
        return source.integer(0, MAX_OID);
    }

    /** Reads real: a number, or NaN, Infinity or -Infinity as a string. */
    public final float float4() {
        return number(true, 0f, NumberText::float4);
    }

    /** Reads double precision: a number, or NaN, Infinity or -Infinity as a string. */
    public final double float8() {
        return number(true, 0.0, NumberText::float8);
    }

    /** Reads numeric without precision, with the digits that it has. */
    public final BigDecimal numeric() {
        return number(false, BigDecimal.ZERO, this::decimal);
    }

    final BigDecimal decimal(String literal) {
        return NumberText.numeric(literal, errors.maxDigits());
    }

    /**
     * Reads numeric(precision, scale), rounded to its scale as PostgreSQL does: half away from zero.
     *
     * @param precision digits in all
     * @param scale digits after the point, or before it when negative
     * @return the rounded value
     */
    public final BigDecimal numeric(int precision, int scale) {
        return number(false, BigDecimal.ZERO, literal -> NumberText.numeric(literal, precision, scale));
    }

    final <T> T number(boolean orString, T placeholder, Function<String, T> parser) {
        String literal = source.number(orString);
        T value = literal == null ? null : parse(literal, "a number", parser);
        return value == null ? placeholder : value;
    }

    /** Reads text and its kin without a length. */
    public final String text() {
        String text = source.string();
        return text == null || isFlawed(text) ? "" : text;
    }

    /** Notes what text cannot hold. */
    final void check(String text) {
        isFlawed(text);
    }

    private boolean isFlawed(String text) {
        ErrorCode flaw = ErrorCode.ofText(text);
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
    public final String text(int max) {
        String text = text();
        if (!TypeLimits.fits(text, max)) {
            error(ErrorCode.TOO_LONG, "has more than " + max + " characters");
        }
        return text;
    }

    /** Reads uuid. */
    public final UUID uuid() {
        return parsed("a uuid such as 0190b5a2-7d3c-7f00-8000-0123456789ab", NIL, text -> {
            if (text.length() != 36) {
                throw new IllegalArgumentException();
            }
            return UUID.fromString(text);
        });
    }

    /** Reads date: ISO 8601, or infinity and -infinity as the ends of the type. */
    public final LocalDate date() {
        return parsed("a date such as 2026-01-31", LocalDate.EPOCH, IsoText::date);
    }

    /** Reads time: ISO 8601, with 24:00 as {@link LocalTime#MAX}. */
    public final LocalTime time() {
        return parsed("a time such as 23:59:59.5", LocalTime.MIDNIGHT, IsoText::time);
    }

    /** Reads timetz: ISO 8601 with an offset, with 24:00 as {@link LocalTime#MAX}. */
    public final OffsetTime timetz() {
        return parsed("a time with offset such as 23:59:59.5+02:00", MIDNIGHT, IsoText::timetz);
    }

    /** Reads timestamp: ISO 8601 without offset, or infinity and -infinity as the ends of the type. */
    public final LocalDateTime timestamp() {
        return parsed("a date and time such as 2026-01-31T23:59:59.5", EPOCH, IsoText::timestamp);
    }

    /** Reads timestamptz: RFC 3339 with any offset, or infinity and -infinity as the ends of the type. */
    public final Instant timestamptz() {
        return parsed("a date and time with offset such as 2026-01-31T23:59:59.5Z", Instant.EPOCH,
                IsoText::timestamptz);
    }

    /** Reads interval: an ISO 8601 duration, each part with a sign of its own, or infinity and -infinity. */
    public final Interval interval() {
        return parsed("an ISO 8601 duration such as P1Y2M3DT4H5M6.7S", Interval.ZERO, Interval::parse);
    }

    /** Reads bytea: base64 (RFC 4648 section 4). */
    public final byte[] bytea() {
        return parsed("base64", new byte[0], Base64.getDecoder()::decode);
    }

    /**
     * Reads an enum.
     *
     * @param labels its labels
     * @param <E> the enum
     * @return the value
     */
    public final <E extends PgEnum> E enumeration(Labels<E> labels) {
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
    final void error(ErrorCode code, String message) {
        errors.add(code, message);
    }
}
