package dev.trestle.computed;

import dev.trestle.computed.backfill.Feeder;
import dev.trestle.runtime.settings.Settings;
import java.time.Duration;

/** The keys that {@link Computed} lists. */
record ComputedConfig(Duration pollInterval, int parallel, int poolSize, Duration shutdownGrace, boolean http, Feeder.Settings backfill) {

    static ComputedConfig read(Settings settings) {
        Duration poll = settings.duration("poll-interval", "PT1S");
        return new ComputedConfig(
                poll,
                settings.number("parallel", 4, 1),
                settings.number("pool-size", 2, 1),
                settings.duration("shutdown-grace", "PT10S", Duration.ZERO, Duration.ofDays(1)),
                settings.flag("http", false),
                new Feeder.Settings(poll, settings.duration("backfill.max-lag", "PT10S"), settings.duration("backfill.max-store", "PT0.5S")));
    }
}
