package dev.trestle.exports;

import io.helidon.config.Config;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** The keys that {@link Exports} lists, without those of targets. */
record ExportsConfig(Duration pollInterval, Duration hookGrace, Duration shutdownGrace, boolean http) {

    ExportsConfig {
        positive("poll-interval", pollInterval);
        positive("hook-grace", hookGrace);
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException("exports.shutdown-grace must not be negative");
        }
    }

    static ExportsConfig read(Config config) {
        return new ExportsConfig(
                duration(config, "poll-interval", "PT1S"),
                duration(config, "hook-grace", "PT1M"),
                duration(config, "shutdown-grace", "PT10S"),
                flag(config, "http", true));
    }

    /**
     * The value of a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Duration duration(Config config, String key, String otherwise) {
        String text = config.get(key).asString().orElse(otherwise);
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    config.get(key).key() + " has to be a duration of ISO 8601 such as " + otherwise + ", and is " + text, e);
        }
    }

    /** As {@link #duration}; anything but the two words is a mistake, not false. */
    static boolean flag(Config config, String key, boolean otherwise) {
        String text = config.get(key).asString().orElse(Boolean.toString(otherwise));
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(
                    config.get(key).key() + " has to be true or false, and is " + text);
        };
    }

    private static void positive(String key, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("exports." + key + " has to be positive");
        }
    }
}
