package dev.trestle.computed;

import dev.trestle.runtime.settings.Settings;
import java.time.Duration;

/** The keys that {@link Computed} lists. */
record ComputedConfig(Duration pollInterval, int parallel, int poolSize, Duration shutdownGrace, boolean http) {

    static ComputedConfig read(Settings settings) {
        return new ComputedConfig(
                settings.duration("poll-interval", "PT1S"),
                settings.number("parallel", 4, 1),
                settings.number("pool-size", 2, 1),
                settings.duration("shutdown-grace", "PT10S", Duration.ZERO, Duration.ofDays(1)),
                settings.flag("http", false));
    }
}
