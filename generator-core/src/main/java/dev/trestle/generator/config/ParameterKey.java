package dev.trestle.generator.config;

/** The keys of a parameter in {@code parameters}. */
public enum ParameterKey implements Key {
    COMPUTED(new ValueKind.Text(), KeyPresence.required(),
            "The computed column whose function computes the parameter, as it is named under `computed`, such as film.embedding. The"
                    + " parameter has to be of the column's type."),
    FROM(new ValueKind.Mapping(MappingKind.INPUT_FIELDS), KeyPresence.required(),
            "The field of the request for each input of the function, such as `{body: text}`. `text!` is never null, even if the column"
                    + " allows null. A field may also be a parameter of the query, or have the name of the computed parameter.");

    private final KeyFacts facts;

    ParameterKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
