package dev.trestle.generator.config;

/** The keys of {@code on_conflict}. */
public enum ConflictKey implements Key {
    COLUMNS(new ValueKind.Texts(), "The columns of a unique index: a request that has the values of a row means that row."),
    DO(new ValueKind.Choice(ConflictSpec.Action.keys()), "Update the row that is there, or do nothing and answer with it.");

    private final KeyFacts facts;

    ConflictKey(ValueKind kind, String documentation) {
        this.facts = new KeyFacts(kind, KeyPresence.required(), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
