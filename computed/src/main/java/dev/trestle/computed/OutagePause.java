package dev.trestle.computed;

import java.time.Duration;

/** The pause of a loop after errors that are not the fault of a row: each is twice as long as the one before, until work succeeds. */
final class OutagePause {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Duration first;
    private Duration pause = Duration.ZERO;
    private long end;

    OutagePause(Duration first) {
        this.first = first;
    }

    /** Begins a pause, unless there is one: calls at the same time see the same error. Returns whether work succeeded before. */
    synchronized boolean begin() {
        boolean isFirst = pause.isZero();
        if (isFirst || rest().isZero()) {
            Duration longer = isFirst ? first : pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
            end = System.nanoTime() + pause.toNanos();
        }
        return isFirst;
    }

    /** The rest of the pause; zero if there is none. */
    synchronized Duration rest() {
        return pause.isZero() ? Duration.ZERO : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Work succeeded. */
    synchronized void end() {
        pause = Duration.ZERO;
    }
}
