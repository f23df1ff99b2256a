package dev.trestle.jobs;

import dev.trestle.runtime.settings.Settings;
import java.time.Duration;

/** The keys that {@link Jobs} lists. */
record JobsConfig(
        int threads, Duration pollInterval, Duration heartbeat, Duration shutdownGrace, Duration sweepInterval,
        Duration forgetRoutes) {

    static JobsConfig read(Settings settings) {
        return new JobsConfig(
                settings.number("threads", 10, 1),
                settings.duration("poll-interval", "PT1S"),
                settings.duration("heartbeat", "PT5S"),
                settings.duration("shutdown-grace", "PT20S", Duration.ZERO, Duration.ofDays(1)),
                settings.duration("sweep-interval", "PT1M"),
                settings.duration("forget-routes-after", "PT1H"));
    }
}
