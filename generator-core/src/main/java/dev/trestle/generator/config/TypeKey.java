package dev.trestle.generator.config;

/** The keys of a Java class that a type is mapped to. */
public enum TypeKey implements Key {
    JAVA("The full name of the Java class."),
    CODEC("The class that reads and writes the values: a Codec of the runtime with a public constructor without parameters.");

    private final KeyFacts facts;

    TypeKey(String documentation) {
        this.facts = new KeyFacts(new ValueKind.Text(), KeyPresence.required(), documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
