package dev.trestle.runtime.types;

import org.jspecify.annotations.Nullable;

/**
 * A value of a range type (PostgreSQL, chapter 8.17). PostgreSQL returns ranges over whole numbers and dates in the
 * form with the lower bound and without the upper.
 *
 * @param lower the lower bound; null if there is none
 * @param upper the upper bound; null if there is none
 * @param lowerInclusive whether the lower bound is in the range
 * @param upperInclusive whether the upper bound is in the range
 * @param empty whether nothing is in the range; it has no bounds then
 * @param <T> the type of a bound
 */
public record Range<T>(
        @Nullable T lower, @Nullable T upper, boolean lowerInclusive, boolean upperInclusive, boolean empty) {

    /**
     * Checks that a missing bound is not inclusive, and that an empty range has no bounds.
     *
     * @throws IllegalArgumentException if a bound that is missing is inclusive, or an empty range has bounds
     */
    public Range {
        if (empty && (lower != null || upper != null)) {
            throw new IllegalArgumentException("An empty range has no bounds");
        }
        if (lower == null && lowerInclusive || upper == null && upperInclusive) {
            throw new IllegalArgumentException("A missing bound cannot be inclusive");
        }
    }

    /**
     * The empty range.
     *
     * @param <T> the type of a bound
     * @return the range
     */
    public static <T> Range<T> emptyRange() {
        return new Range<>(null, null, false, false, true);
    }

    /**
     * A range with the lower bound and without the upper: {@code [lower,upper)}.
     *
     * @param lower null for no bound
     * @param upper null for no bound
     * @param <T> the type of a bound
     * @return the range
     */
    public static <T> Range<T> of(@Nullable T lower, @Nullable T upper) {
        return of(lower, upper, "[)");
    }

    /**
     * A range.
     *
     * @param lower null for no bound
     * @param upper null for no bound
     * @param bounds <code>[)</code>, <code>[]</code>, <code>()</code> or <code>(]</code>; ignored for a missing bound
     * @param <T> the type of a bound
     * @return the range
     * @throws IllegalArgumentException for other bounds
     */
    public static <T> Range<T> of(@Nullable T lower, @Nullable T upper, String bounds) {
        if (bounds.length() != 2 || "[(".indexOf(bounds.charAt(0)) < 0 || "])".indexOf(bounds.charAt(1)) < 0) {
            throw new IllegalArgumentException("The bounds have to be one of [), [], () and (]");
        }
        return new Range<>(
                lower, upper, lower != null && bounds.charAt(0) == '[', upper != null && bounds.charAt(1) == ']', false);
    }

    /**
     * How the bounds are written.
     *
     * @return <code>[)</code>, <code>[]</code>, <code>()</code> or <code>(]</code>
     */
    public String bounds() {
        return (lowerInclusive ? "[" : "(") + (upperInclusive ? "]" : ")");
    }
}
