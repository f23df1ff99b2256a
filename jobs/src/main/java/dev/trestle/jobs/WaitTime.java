package dev.trestle.jobs;

import dev.trestle.runtime.RequestReader;
import dev.trestle.runtime.settings.Quantities;
import dev.trestle.runtime.types.BeyondType;
import java.time.Duration;
import java.util.Objects;

/** How long a request waits for the end of a job: its parameter {@code wait}. */
final class WaitTime {

    static final String PARAMETER = "wait";

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private WaitTime() {}

    /** Other parameters are ignored, as on all paths of the service itself. */
    static Duration read(RequestReader in) {
        Duration wait = null;
        in.ignoreUnknown();
        while (in.next()) {
            switch (in.name()) {
                case PARAMETER -> wait = in.parsed("a duration such as 10s", WaitTime::parse);
                default -> in.unknown();
            }
        }
        in.end();
        return Objects.requireNonNullElse(wait, Duration.ZERO);
    }

    private static Duration parse(String text) {
        Duration wait = Quantities.duration(text).orElseThrow(IllegalArgumentException::new);
        if (wait.isNegative() || wait.compareTo(LONGEST) > 0) {
            throw new BeyondType("has to be from 0 to " + LONGEST.toSeconds() + " s");
        }
        return wait;
    }
}
