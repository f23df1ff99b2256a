package dev.trestle.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Waits for what another process or thread is about to do. */
public final class Waiting {

    private Waiting() {}

    public static void until(BooleanSupplier condition) {
        until(Duration.ofMinutes(1), condition);
    }

    public static void until(Duration time, BooleanSupplier condition) {
        Instant end = Instant.now().plus(time);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It did not happen within " + time);
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
