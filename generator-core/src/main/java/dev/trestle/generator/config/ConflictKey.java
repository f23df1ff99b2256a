package dev.trestle.generator.config;

/** The keys of {@code on_conflict}. */
public enum ConflictKey implements Key {
    COLUMNS(new ValueKind.Texts(), "The columns of a unique index: a request that has the values of a row means that row."),
    DO(new ValueKind.Choice(ConflictSpec.Action.keys()), "Update the row that is there, or do nothing and answer with it.");

    private final ValueKind kind;
    private final String documentation;

    ConflictKey(ValueKind kind, String documentation) {
        this.kind = kind;
        this.documentation = documentation;
    }

    @Override
    public ValueKind kind() {
        return kind;
    }

    @Override
    public KeyPresence presence() {
        return KeyPresence.required();
    }

    @Override
    public String documentation() {
        return documentation;
    }
}
