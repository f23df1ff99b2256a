package dev.trestle.exports;

import dev.trestle.runtime.settings.Settings;
import java.time.Duration;

/** The keys that {@link Exports} lists, without those of targets. */
record ExportsConfig(Duration pollInterval, Duration hookGrace, Duration shutdownGrace, boolean http) {

    static ExportsConfig read(Settings settings) {
        return new ExportsConfig(
                settings.duration("poll-interval", "PT1S"),
                settings.duration("hook-grace", "PT1M"),
                settings.duration("shutdown-grace", "PT10S", Duration.ZERO, Duration.ofDays(1)),
                settings.flag("http", false));
    }
}
