package dev.trestle.runtime.types;

/**
 * A value of the type {@code interval} (PostgreSQL, chapter 8.5.4). Months, days and microseconds are separate, as in
 * PostgreSQL, because months and days have no fixed length.
 *
 * @param months months; a year is 12 of them
 * @param days days
 * @param microseconds hours and smaller units
 */
public record Interval(int months, int days, long microseconds) {

    /** The empty interval. */
    public static final Interval ZERO = new Interval(0, 0, 0);

    /** Longer than any other; for PostgreSQL 17 and later. */
    public static final Interval INFINITY = new Interval(Integer.MAX_VALUE, Integer.MAX_VALUE, Long.MAX_VALUE);

    /** Shorter than any other; for PostgreSQL 17 and later. */
    public static final Interval MINUS_INFINITY = new Interval(Integer.MIN_VALUE, Integer.MIN_VALUE, Long.MIN_VALUE);

    /**
     * Reads an ISO 8601 duration.
     *
     * @param text such as {@code P1Y2M3DT4H5M6.7S} or {@code P-1D}, {@code infinity} or {@code -infinity}
     * @return the interval
     * @throws IllegalArgumentException if it is malformed or too long
     */
    public static Interval parse(String text) {
        return IntervalText.read(text);
    }

    /**
     * An ISO 8601 duration, as PostgreSQL writes it with {@code IntervalStyle} {@code iso_8601}.
     *
     * @return such as {@code P1Y2M3DT4H5M6.7S}, {@code PT0S} or {@code infinity}
     */
    @Override
    public String toString() {
        return IntervalText.write(this);
    }
}
