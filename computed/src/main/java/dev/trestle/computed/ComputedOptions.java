package dev.trestle.computed;

import dev.trestle.computed.limit.ComputedLimit;
import dev.trestle.computed.write.FirstCall;
import dev.trestle.computed.write.OnError;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a column are computed.
 *
 * @param version of the function, from 1; a server computes values of its own version only
 * @param batch the maximum number of rows of one call, from 1 to 10000
 * @param attempts the number of calls for a row before it has failed, from 1 to 1000; there are more, for a day, after failures
 *     that probably concern all rows
 * @param backoff the wait before the second attempt, positive, and a day at most; it doubles before each later one, up to an hour
 * @param timeout the maximum time of a call, positive, and a day at most
 * @param limit of the calls of all servers; null for none
 * @param versionColumn the column that has the version of the function with each value, as SQL has it; null for none
 * @param first when the function is called first for a row that a route writes
 */
public record ComputedOptions(
        int version, int batch, int attempts, Duration backoff, Duration timeout, @Nullable ComputedLimit limit,
        @Nullable String versionColumn, FirstCall first) {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

    /** The defaults: version 1, single rows, 5 attempts, a backoff of one second, a timeout of 30 seconds. */
    public static final ComputedOptions STANDARD =
            new ComputedOptions(1, 1, 5, Duration.ofSeconds(1), Duration.ofSeconds(30), null, null, new FirstCall.Background());

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a value is beyond its limit
     */
    public ComputedOptions {
        require(version >= 1, "version has to be 1 or more");
        require(batch >= 1 && batch <= 10_000, "batch has to be from 1 to 10000");
        require(attempts >= 1 && attempts <= 1000, "attempts has to be from 1 to 1000");
        require(backoff.isPositive() && backoff.compareTo(DAY) <= 0, "backoff has to be positive, and a day at most");
        require(timeout.isPositive() && timeout.compareTo(DAY) <= 0, "timeout has to be positive, and a day at most");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /**
     * The same with another version.
     *
     * @param number of the function, from 1
     * @return new options
     * @throws IllegalArgumentException if it is beyond its limit
     */
    public ComputedOptions version(int number) {
        return new ComputedOptions(number, batch, attempts, backoff, timeout, limit, versionColumn, first);
    }

    /**
     * The same with another number of rows of a call.
     *
     * @param number maximum number of rows of one call, from 1 to 10000
     * @return new options
     * @throws IllegalArgumentException if it is beyond its limit
     */
    public ComputedOptions batch(int number) {
        return new ComputedOptions(version, number, attempts, backoff, timeout, limit, versionColumn, first);
    }

    /**
     * The same with another number of attempts.
     *
     * @param number maximum number of calls for a row, from 1 to 1000
     * @return new options
     * @throws IllegalArgumentException if it is beyond its limit
     */
    public ComputedOptions attempts(int number) {
        return new ComputedOptions(version, batch, number, backoff, timeout, limit, versionColumn, first);
    }

    /**
     * The same with another wait before the second attempt.
     *
     * @param time positive, and a day at most
     * @return new options
     * @throws IllegalArgumentException if it is beyond its limit
     */
    public ComputedOptions backoff(Duration time) {
        return new ComputedOptions(version, batch, attempts, time, timeout, limit, versionColumn, first);
    }

    /**
     * The same with another maximum time of a call.
     *
     * @param time positive, and a day at most
     * @return new options
     * @throws IllegalArgumentException if it is beyond its limit
     */
    public ComputedOptions timeout(Duration time) {
        return new ComputedOptions(version, batch, attempts, backoff, time, limit, versionColumn, first);
    }

    /**
     * The same with a limit of the calls of all servers.
     *
     * @param shared perhaps with other columns
     * @return new options
     */
    public ComputedOptions limit(ComputedLimit shared) {
        return new ComputedOptions(version, batch, attempts, backoff, timeout, shared, versionColumn, first);
    }

    /**
     * The same with a column that has the version of the function with each value.
     *
     * @param column of the same table, as SQL has it
     * @return new options
     */
    public ComputedOptions versioned(String column) {
        return new ComputedOptions(version, batch, attempts, backoff, timeout, limit, column, first);
    }

    /**
     * The same for a column whose value the answer of a route waits for.
     *
     * @param wait how long, after the commit
     * @return new options
     */
    public ComputedOptions inRequest(Duration wait) {
        return first(new FirstCall.InRequest(wait));
    }

    /**
     * The same for a column whose value a route computes before it commits.
     *
     * @param onError the effect of a failure
     * @return new options
     */
    public ComputedOptions inTransaction(OnError onError) {
        return first(new FirstCall.InTransaction(onError));
    }

    private ComputedOptions first(FirstCall call) {
        return new ComputedOptions(version, batch, attempts, backoff, timeout, limit, versionColumn, call);
    }

    /** The number of attempts whose waits are a day together: an outage fails no row before. */
    int attemptsOfADay() {
        Duration waits = Duration.ZERO;
        int attempt = 1;
        for (; waits.compareTo(DAY) < 0; attempt++) {
            waits = waits.plus(waitAfter(attempt));
        }
        return Math.max(attempts, attempt);
    }

    /** How long to wait after some attempt failed, the first being 1; up to a tenth more, so that not all rows come at once. */
    Duration backoffAfter(int attempt) {
        long millis = waitAfter(attempt).toMillis();
        return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 10 + 1));
    }

    private Duration waitAfter(int attempt) {
        Duration longest = backoff.compareTo(LONGEST_BACKOFF) > 0 ? backoff : LONGEST_BACKOFF;
        Duration wait = backoff;
        for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
