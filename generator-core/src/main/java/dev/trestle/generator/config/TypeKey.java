package dev.trestle.generator.config;

/** The keys of a Java class that a type is mapped to. */
public enum TypeKey implements Key {
    JAVA("The Java class, with its package."),
    CODEC("The class that reads and writes it: a Codec of the runtime with a public constructor without parameters.");

    private final KeyFacts facts;

    TypeKey(String documentation) {
        this.facts = new KeyFacts(new ValueKind.Text(), KeyPresence.required(), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
