package dev.trestle.generator.config;

import java.time.Duration;

/** The keys of {@code jobs}, at the top of the routes file or at a route. */
public enum JobKey implements Key {
    ATTEMPTS(new ValueKind.Whole(1, 1000), "5",
            "How often a job is tried, including the first time, when the database or a hook fails temporarily."),
    BACKOFF(new ValueKind.Span(Duration.ofDays(1)), "1 s", "How long a job waits for its second attempt; the wait doubles each time."),
    TIMEOUT(new ValueKind.Span(Duration.ofDays(24)), "10 min", "How long one attempt may take before it is stopped."),
    KEEP_RESULTS(new ValueKind.Span(Duration.ofDays(3650)), "1 d", "How long a finished job and its result are stored."),
    CONCURRENCY(new ValueKind.Whole(1, 10_000), "three quarters of `jobs.threads`",
            "How many jobs of one route a server runs at once. By default all `jobs.threads` where the service has one background"
                    + " route only."),
    MAX_WAITING(new ValueKind.Whole(1, 1_000_000), "no limit",
            "How many jobs of one route may wait, on all servers together; further requests are answered with 429.");

    private final KeyFacts facts;

    JobKey(ValueKind kind, String fallback, String documentation) {
        this.facts = new KeyFacts(kind, KeyPresence.orElse(fallback), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
