package dev.trestle.jobs;

import io.helidon.config.Config;
import java.time.Duration;

/** The keys that {@link Jobs} lists. */
record JobsConfig(
        int threads, Duration pollInterval, Duration heartbeat, Duration shutdownGrace, Duration sweepInterval,
        Duration forgetRoutes) {

    JobsConfig {
        if (threads < 1) {
            throw new IllegalArgumentException("jobs.threads has to be 1 or more");
        }
        positive("poll-interval", pollInterval);
        positive("heartbeat", heartbeat);
        positive("sweep-interval", sweepInterval);
        positive("forget-routes-after", forgetRoutes);
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException("jobs.shutdown-grace must not be negative");
        }
    }

    static JobsConfig read(Config config) {
        return new JobsConfig(
                config.get("threads").asInt().orElse(10),
                duration(config, "poll-interval", "PT1S"),
                duration(config, "heartbeat", "PT5S"),
                duration(config, "shutdown-grace", "PT20S"),
                duration(config, "sweep-interval", "PT1M"),
                duration(config, "forget-routes-after", "PT1H"));
    }

    private static Duration duration(Config config, String key, String otherwise) {
        return config.get(key).as(Duration.class).orElseGet(() -> Duration.parse(otherwise));
    }

    private static void positive(String key, Duration value) {
        if (value.toMillis() <= 0) {
            throw new IllegalArgumentException("jobs." + key + " has to be positive");
        }
    }
}
