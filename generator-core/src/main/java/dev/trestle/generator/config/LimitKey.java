package dev.trestle.generator.config;

/** The keys of an entry of {@code limits}. */
public enum LimitKey implements Key {
    RATE(new ValueKind.PerTime(), "no limit",
            "How many calls of functions there may be in this time, on all servers together."),
    PARALLEL(new ValueKind.Whole(1, 10_000), "no limit",
            "How many calls of functions may run at once, on all servers together.");

    private final KeyFacts facts;

    LimitKey(ValueKind kind, String fallback, String documentation) {
        this.facts = new KeyFacts(kind, KeyPresence.orElse(fallback), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
