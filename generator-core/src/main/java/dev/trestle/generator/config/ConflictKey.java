package dev.trestle.generator.config;

/** The keys of {@code on_conflict}. */
public enum ConflictKey implements Key {
    COLUMNS(new ValueKind.Texts(), "The columns of a unique index. Their values in a request identify the row."),
    DO(new ValueKind.Choice(ConflictSpec.Action.keys()), "Update the existing row, or do nothing and answer with it.");

    private final KeyFacts facts;

    ConflictKey(ValueKind kind, String documentation) {
        this.facts = new KeyFacts(kind, KeyPresence.required(), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
