package dev.trestle.runtime.log;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes text safe for the log if it may contain text of a client: characters that end a line, move a terminal's cursor
 * or change the direction of writing are escaped, so that a client cannot add lines to the log.
 */
public final class LogText {

    /** Controls, U+2028 and U+2029, and characters without a shape, such as those for the direction of writing. */
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cntrl}\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private LogText() {}

    /**
     * Escapes a text, as Java would write it.
     *
     * @param text null is written as such
     * @return one line
     */
    public static String of(@Nullable String text) {
        return UNSAFE.matcher(String.valueOf(text))
                .replaceAll(unsafe -> unsafe.group().chars().mapToObj("\\\\u%04x"::formatted).collect(Collectors.joining()));
    }

    /**
     * Escapes the messages of a throwable, of its causes, and of suppressed throwables.
     *
     * @param thrown to be logged
     * @return the same, or one that is printed in the same way
     */
    public static Throwable of(Throwable thrown) {
        return copy(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** Causes may go round in a circle: what has been seen before stands without its own. */
    private static Throwable copy(Throwable thrown, Set<Throwable> seen) {
        if (!seen.add(thrown)) {
            return new Escaped(thrown, null, List.of());
        }
        Throwable cause = thrown.getCause() == null ? null : copy(thrown.getCause(), seen);
        List<Throwable> suppressed = Stream.of(thrown.getSuppressed()).map(one -> copy(one, seen)).toList();
        boolean isSafe = cause == thrown.getCause() && suppressed.equals(List.of(thrown.getSuppressed()))
                && !UNSAFE.matcher(thrown.toString()).find();
        return isSafe ? thrown : new Escaped(thrown, cause, suppressed);
    }

    private static final class Escaped extends Exception {

        private static final long serialVersionUID = 1;

        private final String text;

        private Escaped(Throwable thrown, @Nullable Throwable cause, List<Throwable> suppressed) {
            super(of(thrown.getMessage()), cause);
            this.text = of(thrown.toString());
            setStackTrace(thrown.getStackTrace());
            suppressed.forEach(this::addSuppressed);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
