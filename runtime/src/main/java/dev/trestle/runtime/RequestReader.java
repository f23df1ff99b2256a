package dev.trestle.runtime;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.NumberInput;

/**
 * Reads a request field by field; one method for each PostgreSQL type.
 *
 * <p>A value that does not fit is noted, and the method gives a placeholder; {@link #end} then throws one problem with
 * everything that was noted. So one answer tells all that is wrong, and no placeholder gets past it.
 */
public abstract sealed class RequestReader permits JsonRequestReader, QueryRequestReader {

    /** More errors than these are counted, not listed. */
    private static final int MAX_LISTED = 100;

    private static final String NUL = "has the character U+0000, which PostgreSQL cannot store";
    private static final UUID NIL = new UUID(0, 0);

    private final List<FieldError> errors = new ArrayList<>(0);
    private final Set<String> names = new HashSet<>();
    private int errorCount;

    /** The place in an array, or -1. */
    int index = -1;

    /**
     * Goes to the next field.
     *
     * @return false after the last
     * @throws HttpProblem 400 if the request is malformed
     */
    public abstract boolean next();

    /**
     * The name of the field.
     *
     * @return the name
     */
    public abstract String name();

    /** Leaves the field alone, whatever it is. */
    public abstract void skip();

    /** Whether the value is null; a query parameter never is. */
    abstract boolean isNull();

    /** The value as a string, or null if it is none, which is then noted. */
    abstract @Nullable String string();

    /** The value as a number's literal, or null if it is none, which is then noted. */
    abstract @Nullable String number(boolean orString);

    abstract long integer(long min, long max);

    /** Reads boolean. */
    public abstract boolean bool();

    /** Reads json and jsonb, as the text that it is. */
    public abstract Json json();

    /**
     * Reads an array.
     *
     * @param item reads one item
     * @param <T> the type of an item
     * @return unmodifiable; null for a null item
     */
    public abstract <T> List<@Nullable T> array(Supplier<? extends T> item);

    /**
     * Reads a value that may be null.
     *
     * @param value reads it when it is not
     * @param <T> the type of the value
     * @return null for null
     */
    public final <T> @Nullable T orNull(Supplier<? extends T> value) {
        return isNull() ? null : value.get();
    }

    /** Reads smallint. */
    public final short int2() {
        return (short) integer(Short.MIN_VALUE, Short.MAX_VALUE);
    }

    /** Reads integer. */
    public final int int4() {
        return (int) integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    /** Reads bigint. */
    public final long int8() {
        return integer(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Reads real: a number, or NaN, Infinity or -Infinity as a string. */
    public final float float4() {
        String literal = number(true);
        if (literal == null) {
            return 0;
        }
        float value = Float.parseFloat(literal);
        if (!TypeLimits.holds(literal, value)) {
            outOfRange();
        }
        return value;
    }

    /** Reads double precision: a number, or NaN, Infinity or -Infinity as a string. */
    public final double float8() {
        String literal = number(true);
        if (literal == null) {
            return 0;
        }
        double value = Double.parseDouble(literal);
        if (!TypeLimits.holds(literal, value)) {
            outOfRange();
        }
        return value;
    }

    private void outOfRange() {
        error(ErrorCode.OUT_OF_RANGE, "is beyond what the type can hold");
    }

    /** Reads numeric without precision, with the digits that it has. */
    public final BigDecimal numeric() {
        BigDecimal value = TypeLimits.numeric(decimal());
        if (value == null) {
            outOfRange();
            return BigDecimal.ZERO;
        }
        return value;
    }

    /**
     * Reads numeric(precision, scale), rounded to its scale as PostgreSQL does: half away from zero.
     *
     * @param precision digits in all
     * @param scale digits after the point, or before it when negative
     * @return the rounded value
     */
    public final BigDecimal numeric(int precision, int scale) {
        BigDecimal value = TypeLimits.numeric(decimal(), precision, scale);
        if (value == null) {
            error(ErrorCode.OUT_OF_RANGE, "does not fit numeric(" + precision + "," + scale + ")");
            return BigDecimal.ZERO;
        }
        return value;
    }

    private BigDecimal decimal() {
        String literal = number(false);
        try {
            // Java's own constructor takes half a second for the longest numbers that PostgreSQL can hold.
            return literal == null ? BigDecimal.ZERO : NumberInput.parseBigDecimal(literal, false);
        } catch (NumberFormatException e) {
            // The literal is a number's, so only its exponent can be beyond BigDecimal.
            outOfRange();
            return BigDecimal.ZERO;
        }
    }

    /** Reads text and its kin without a length. */
    public final String text() {
        String text = string();
        if (text == null) {
            return "";
        }
        ErrorCode flaw = TypeLimits.flaw(text);
        if (flaw != null) {
            error(flaw, flaw == ErrorCode.NUL_CHARACTER ? NUL : "has half of a surrogate pair");
            return "";
        }
        return text;
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
        return parse("a uuid such as 0190b5a2-7d3c-7f00-8000-0123456789ab", NIL, text -> {
            if (text.length() != 36) {
                throw new IllegalArgumentException();
            }
            return UUID.fromString(text);
        });
    }

    /** Reads date: ISO 8601, or infinity and -infinity as the ends of the type. */
    public final LocalDate date() {
        return parse("a date such as 2026-01-31", LocalDate.EPOCH, text -> switch (text) {
            case "infinity" -> LocalDate.MAX;
            case "-infinity" -> LocalDate.MIN;
            default -> checked(LocalDate.parse(text), TypeLimits.LAST_DATE_YEAR);
        });
    }

    /** Reads time: ISO 8601, with 24:00 as {@link LocalTime#MAX}. */
    public final LocalTime time() {
        return parse("a time such as 23:59:59.5", LocalTime.MIDNIGHT, text -> switch (text) {
            case "24:00", "24:00:00" -> LocalTime.MAX;
            default -> LocalTime.parse(text);
        });
    }

    /** Reads timestamp: ISO 8601 without offset, or infinity and -infinity as the ends of the type. */
    public final LocalDateTime timestamp() {
        return parse("a date and time such as 2026-01-31T23:59:59.5", LocalDate.EPOCH.atStartOfDay(), text ->
                switch (text) {
                    case "infinity" -> LocalDateTime.MAX;
                    case "-infinity" -> LocalDateTime.MIN;
                    default -> {
                        LocalDateTime value = LocalDateTime.parse(text);
                        checked(value.toLocalDate(), TypeLimits.LAST_TIMESTAMP_YEAR);
                        yield value;
                    }
                });
    }

    /** Reads timestamptz: RFC 3339 with any offset, or infinity and -infinity as the ends of the type. */
    public final Instant timestamptz() {
        return parse("a date and time with offset such as 2026-01-31T23:59:59.5Z", Instant.EPOCH, text ->
                switch (text) {
                    case "infinity" -> Instant.MAX;
                    case "-infinity" -> Instant.MIN;
                    default -> {
                        OffsetDateTime value = OffsetDateTime.parse(text);
                        checked(value.toLocalDate(), TypeLimits.LAST_TIMESTAMP_YEAR);
                        yield value.toInstant();
                    }
                });
    }

    private LocalDate checked(LocalDate date, int lastYear) {
        if (!TypeLimits.holds(date, lastYear)) {
            outOfRange();
        }
        return date;
    }

    /** Reads bytea: base64 (RFC 4648 section 4). */
    public final byte[] bytea() {
        return parse("base64", new byte[0], Base64.getDecoder()::decode);
    }

    /**
     * Reads an enum.
     *
     * @param labels its labels
     * @param <E> the enum
     * @return the value
     */
    public final <E extends PgEnum> E enumeration(Labels<E> labels) {
        String label = string();
        E value = label == null ? null : labels.find(label);
        if (value == null) {
            if (label != null) {
                error(ErrorCode.NOT_A_LABEL, "has to be one of " + String.join(", ", labels.all()));
            }
            return labels.placeholder();
        }
        return value;
    }

    private <T> T parse(String what, T placeholder, Function<String, T> parser) {
        String text = string();
        if (text == null) {
            return placeholder;
        }
        try {
            return parser.apply(text);
        } catch (DateTimeException | IllegalArgumentException e) {
            error(ErrorCode.INVALID_FORMAT, "has to be " + what);
            return placeholder;
        }
    }

    final Json checked(String json) {
        if (TypeLimits.hasEscapedNul(json)) {
            error(ErrorCode.NUL_CHARACTER, NUL);
        }
        return new Json(json);
    }

    /** Notes that there is no such field, and leaves it alone. */
    public final void unknown() {
        error(ErrorCode.UNKNOWN_FIELD, "is not a field of this request");
        skip();
    }

    /**
     * Ends the reading.
     *
     * @param required the names that had to occur
     * @throws HttpProblem 422 with everything that does not fit
     */
    public final void end(String... required) {
        for (String name : required) {
            if (!names.contains(name)) {
                note(FieldError.pointer(name), ErrorCode.REQUIRED, "is required");
            }
        }
        if (errorCount > 0) {
            throw HttpProblem.unprocessable(errorCount, errors);
        }
    }

    /** Remembers a name; false if it was there before. */
    final boolean firstTime(String name) {
        return names.add(name);
    }

    /** Notes an error at the present place. */
    final void error(ErrorCode code, String message) {
        String pointer = FieldError.pointer(name());
        note(index < 0 ? pointer : pointer + "/" + index, code, message);
    }

    private void note(String pointer, ErrorCode code, String message) {
        if (errorCount++ < MAX_LISTED) {
            errors.add(FieldError.of(pointer, code, message));
        }
    }
}
