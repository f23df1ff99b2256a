package dev.trestle.generator.config;

import java.time.Duration;

/** The keys of a target of exports. */
public enum TargetKey implements Key {
    SAME_DATABASE(new ValueKind.Truth(), "false",
            "Whether the target is the service's own database, so that it needs no URL of its own."),
    ATTEMPTS(new ValueKind.Whole(1, 1000), "20",
            "How often an entry is tried, including the first time, when the target refuses it."),
    BACKOFF(new ValueKind.Span(Duration.ofDays(1)), "1 s",
            "How long a refused entry waits for its second attempt; the wait doubles each time, up to 1 h."),
    BATCH_SIZE(new ValueKind.Whole(1, 10_000), "500", "How many entries of a backlog are delivered at once.");

    private final KeyFacts facts;

    TargetKey(ValueKind kind, String fallback, String documentation) {
        this.facts = new KeyFacts(kind, KeyPresence.orElse(fallback), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
