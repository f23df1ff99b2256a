package dev.trestle.exports;

import io.helidon.config.Config;
import java.time.Duration;

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
                config.get("http").asBoolean().orElse(true));
    }

    static Duration duration(Config config, String key, String otherwise) {
        return config.get(key).as(Duration.class).orElseGet(() -> Duration.parse(otherwise));
    }

    private static void positive(String key, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("exports." + key + " has to be positive");
        }
    }
}
