package dev.trestle.runtime.service;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text that may hold what a client sent, as it may be logged: characters that end a line, move a terminal's cursor or
 * turn the direction of writing are escaped, so that nobody writes lines of his own into the log.
 */
public final class LogText {

    /** Controls, U+2028 and U+2029, and characters without a shape, such as those for the direction of writing. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private LogText() {}

    /**
     * Escapes a text.
     *
     * @param text null is written as such
     * @return one line
     */
    public static String of(@Nullable String text) {
        return UNSAFE.matcher(String.valueOf(text))
                .replaceAll(unsafe -> "\\\\u%04x".formatted((int) unsafe.group().charAt(0)));
    }

    /**
     * Escapes the messages of a throwable and its causes.
     *
     * @param thrown what is to be logged
     * @return the same, or what prints as it does
     */
    public static Throwable of(Throwable thrown) {
        // Causes may go round in a circle.
        return copy(thrown, 20);
    }

    private static Throwable copy(Throwable thrown, int depth) {
        Throwable cause = thrown.getCause() == null || depth == 0 ? null : copy(thrown.getCause(), depth - 1);
        boolean isSafe = cause == thrown.getCause() && !UNSAFE.matcher(thrown.toString()).find();
        return isSafe ? thrown : new Escaped(thrown, cause);
    }

    private static final class Escaped extends Exception {

        private static final long serialVersionUID = 1;

        private final String text;

        private Escaped(Throwable thrown, @Nullable Throwable cause) {
            super(of(thrown.getMessage()), cause);
            this.text = of(thrown.toString());
            setStackTrace(thrown.getStackTrace());
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
