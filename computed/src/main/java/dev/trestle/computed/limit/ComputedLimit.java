package dev.trestle.computed.limit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A limit of the calls of functions as the routes file declares it, for all servers together. Several columns may have the same.
 *
 * @param name of the limit
 * @param calls the number of calls that begin in {@code per}, positive; null for any number
 * @param per positive
 * @param parallel the number of calls at the same time, positive; null for any number
 */
public record ComputedLimit(String name, @Nullable Integer calls, Duration per, @Nullable Integer parallel) {

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive
     */
    public ComputedLimit {
        if (calls != null && calls < 1 || !per.isPositive() || parallel != null && parallel < 1) {
            throw new IllegalArgumentException("The numbers and the time of the limit " + name + " have to be positive");
        }
    }

    /**
     * A limit of any number of calls, to be restricted.
     *
     * @param name of the limit
     * @return a new one
     */
    public static ComputedLimit of(String name) {
        return new ComputedLimit(name, null, Duration.ofMinutes(1), null);
    }

    /**
     * The same with a rate.
     *
     * @param number of calls that begin in this time, positive
     * @param time positive
     * @return a new one
     * @throws IllegalArgumentException if one is not positive
     */
    public ComputedLimit rate(int number, Duration time) {
        return new ComputedLimit(name, number, time, parallel);
    }

    /**
     * The same with a number of calls at the same time.
     *
     * @param number positive
     * @return a new one
     * @throws IllegalArgumentException if it is not positive
     */
    public ComputedLimit parallel(int number) {
        return new ComputedLimit(name, calls, per, number);
    }

    String text() {
        return calls + " in " + per + ", " + parallel + " at a time";
    }
}
