package dev.trestle.computed.failure;

import dev.trestle.runtime.log.LogText;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Logs the failures of a column, and of those with the same class one a minute: a million rows may fail alike. */
public final class FailureLog {

    private static final System.Logger LOG = System.getLogger(FailureLog.class.getName());
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();

    private final String column;
    private final Map<String, Long> logged = new ConcurrentHashMap<>();

    /**
     * Has logged nothing yet.
     *
     * @param column table and column, such as {@code film.summary}
     */
    public FailureLog(String column) {
        this.column = column;
    }

    /**
     * Logs the exception of a function, with its stack trace.
     *
     * @param thrown by it
     */
    public void log(Throwable thrown) {
        if (isTurn(thrown.getClass().getName())) {
            LOG.log(Level.WARNING, "The function of " + column + " failed", LogText.of(thrown));
        }
    }

    /**
     * Logs rows that wait for another attempt, or have failed; without the message, as it may have values.
     *
     * @param rows their number
     * @param failed whether there is no other attempt
     * @param failure of each of them
     */
    public void count(int rows, boolean failed, Failure failure) {
        if (isTurn(failed + " " + failure.type())) {
            LOG.log(failed ? Level.ERROR : Level.WARNING, () -> column + " was not computed for " + rows
                    + (rows == 1 ? " row" : " rows") + (failed ? ", and is not tried again: " : ", and is tried again: ") + failure.type());
        }
    }

    private boolean isTurn(String key) {
        long now = System.nanoTime();
        Long last = logged.get(key);
        return (last == null || now - last >= PAUSE)
                && (last == null ? logged.putIfAbsent(key, now) == null : logged.replace(key, last, now));
    }
}
