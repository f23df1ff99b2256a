package dev.trestle.runtime.types;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Any value of the type {@code numeric} (PostgreSQL, chapter 8.1.2), NaN and the infinities included, which
 * {@link BigDecimal} cannot hold. For columns that the routes file maps to it with {@code NumericCodec}.
 *
 * <p>Equality and order are those of PostgreSQL: 1.0 equals 1.00, NaN equals NaN and is greater than all other values.
 */
public final class Numeric implements Comparable<Numeric> {

    /** Not a number. */
    public static final Numeric NAN = new Numeric(Kind.NAN, BigDecimal.ZERO);

    /** More than any number. */
    public static final Numeric INFINITY = new Numeric(Kind.INFINITY, BigDecimal.ZERO);

    /** Less than any number. */
    public static final Numeric MINUS_INFINITY = new Numeric(Kind.MINUS_INFINITY, BigDecimal.ZERO);

    private final Kind kind;
    private final BigDecimal number;

    private Numeric(Kind kind, BigDecimal number) {
        this.kind = kind;
        this.number = number;
    }

    /** In PostgreSQL's order. */
    private enum Kind {
        MINUS_INFINITY("-Infinity"),
        NUMBER(""),
        INFINITY("Infinity"),
        NAN("NaN");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * A number.
     *
     * @param number its value, the digits after the point included
     * @return the same number
     */
    public static Numeric of(BigDecimal number) {
        return new Numeric(Kind.NUMBER, number);
    }

    /** {@code NaN}, {@code Infinity} or {@code -Infinity}; null for any other text. */
    public static @Nullable Numeric ofWord(String text) {
        return switch (text) {
            case "NaN" -> NAN;
            case "Infinity" -> INFINITY;
            case "-Infinity" -> MINUS_INFINITY;
            default -> null;
        };
    }

    /** Whether it is a number, neither NaN nor an infinity. */
    public boolean isFinite() {
        return kind == Kind.NUMBER;
    }

    /**
     * The number.
     *
     * @return with the digits after the decimal point that PostgreSQL stored
     * @throws ArithmeticException if it is not finite
     */
    public BigDecimal toBigDecimal() {
        if (!isFinite()) {
            throw new ArithmeticException(this + " has no digits");
        }
        return number;
    }

    @Override
    public int compareTo(Numeric other) {
        return kind == other.kind ? number.compareTo(other.number) : kind.compareTo(other.kind);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Numeric numeric && compareTo(numeric) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * kind.ordinal() + number.stripTrailingZeros().hashCode();
    }

    /** The number without an exponent, {@code NaN}, {@code Infinity} or {@code -Infinity}. */
    @Override
    public String toString() {
        return isFinite() ? number.toPlainString() : kind.text;
    }
}
