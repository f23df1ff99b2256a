package dev.trestle.generator.config;

/** The keys of {@code page}. */
public enum PageKey implements Key {
    DEFAULT(new ValueKind.Whole(1, ListReader.MOST), KeyPresence.orElse("20, or `max` if that is less"),
            "The rows of a page if a request has no `limit`."),
    MAX(new ValueKind.Whole(1, ListReader.MOST), KeyPresence.orElse("200, or `default` if that is more"),
            "The greatest `limit` that a request may have; more is 422.");

    private final KeyFacts facts;

    PageKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
