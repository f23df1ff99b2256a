package dev.trestle.runtime;

import dev.trestle.runtime.postgres.Labels;
import dev.trestle.runtime.postgres.PgEnum;
import dev.trestle.runtime.types.BeyondType;
import dev.trestle.runtime.types.Json;
import dev.trestle.runtime.types.NumberText;
import dev.trestle.runtime.types.TypeLimits;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads single values of a request: what codecs are made of.
 *
 * <p>A value that does not fit is noted, and the method returns a placeholder, which may be null.
 */
public abstract sealed class ValueReader permits RequestReader {

    static final String NUL = "has the character U+0000, which PostgreSQL cannot store";

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

    /**
     * Reads a string of some format, unless the request already has a value, as columns with types do.
     *
     * @param type class of the value
     * @param what as {@link #parsed(String, Function)}
     * @param parser as {@link #parsed(String, Function)}
     * @param <T> the type of the value
     * @return the value
     */
    public final <T> @Nullable T parsed(Class<T> type, String what, Function<? super String, ? extends T> parser) {
        T value = source.typed(type);
        return value == null ? parsed(what, parser) : value;
    }

    private <V, T> @Nullable T parse(V value, String what, Function<? super V, ? extends T> parser) {
        try {
            return parser.apply(value);
        } catch (BeyondType e) {
            error(ErrorCode.OUT_OF_RANGE, String.valueOf(e.getMessage()));
            return null;
        } catch (DateTimeException | IllegalArgumentException e) {
            error(ErrorCode.INVALID_FORMAT, "has to be " + what);
            return null;
        }
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

    /**
     * Reads an integer.
     *
     * @param min the least that fits
     * @param max the greatest that fits
     * @return the value
     */
    public final long integer(long min, long max) {
        return source.integer(min, max);
    }

    /** Reads real: a number, or NaN, Infinity or -Infinity as a string. */
    public final float float4() {
        Float value = source.typed(Float.class);
        return value == null ? number(true, 0f, NumberText::float4) : value;
    }

    /** Reads double precision: a number, or NaN, Infinity or -Infinity as a string. */
    public final double float8() {
        Double value = source.typed(Double.class);
        return value == null ? number(true, 0.0, NumberText::float8) : value;
    }

    /** Reads numeric without precision, with the digits that it has. */
    public final BigDecimal numeric() {
        return decimal(value -> NumberText.numeric(value, errors.maxDigits()));
    }

    /**
     * Reads numeric(precision, scale), rounded to its scale as PostgreSQL does: half away from zero.
     *
     * @param precision digits in all
     * @param scale digits after the point, or before it when negative
     * @return the rounded value
     */
    public final BigDecimal numeric(int precision, int scale) {
        return decimal(value -> NumberText.numeric(value, precision, scale));
    }

    private BigDecimal decimal(UnaryOperator<BigDecimal> limits) {
        BigDecimal value = source.typed(BigDecimal.class);
        BigDecimal fit = value == null
                ? number(false, BigDecimal.ZERO, literal -> limits.apply(NumberText.decimal(literal))) : parse(value, "a number", limits);
        return fit == null ? BigDecimal.ZERO : fit;
    }

    /** Reads a number, or a string for what is none, if allowed. */
    private <T> T number(boolean orString, T placeholder, Function<String, T> parser) {
        String literal = source.number(orString);
        T value = literal == null ? null : parse(literal, "a number", parser);
        return value == null ? placeholder : value;
    }

    /**
     * Reads a number with the digits that it has, or a string such as NaN.
     *
     * @param parser reads the string or the number's literal; its second argument is the most digits that fit
     * @param <T> the type of the value
     * @return the value, or null
     */
    public final <T> @Nullable T number(BiFunction<String, Integer, T> parser) {
        String literal = source.number(true);
        return literal == null ? null : parse(literal, "a number", text -> parser.apply(text, errors.maxDigits()));
    }

    /** Reads text, varchar without a length and the like. */
    public final String text() {
        String text = source.string();
        return text == null || isFlawed(text) ? "" : text;
    }

    /**
     * Reads the text of a value of any type: of a string, or the literal of a number or boolean.
     *
     * @return the text; null if the value is an array, an object or null
     */
    public final @Nullable String scalar() {
        String text = source.scalar();
        return text == null || isFlawed(text) ? null : text;
    }

    /** Notes what text cannot hold: the character U+0000, and half of a surrogate pair. */
    public final void check(String text) {
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

    /**
     * Reads the label of an enum.
     *
     * @param labels its labels
     * @param <E> the enum
     * @return the value, or null
     */
    public final <E extends PgEnum> @Nullable E label(Labels<E> labels) {
        String label = source.string();
        E value = label == null ? null : labels.find(label);
        if (value == null && label != null) {
            error(ErrorCode.NOT_A_LABEL, "has to be one of " + String.join(", ", labels.all()));
        }
        return value;
    }

    /**
     * Notes that the present value does not fit.
     *
     * @param code in what way
     * @param message what would be right, to follow the name of the field: {@code has to be …}
     */
    public final void error(ErrorCode code, String message) {
        errors.add(code, message);
    }
}
