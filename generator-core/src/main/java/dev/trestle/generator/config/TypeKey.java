package dev.trestle.generator.config;

/** The keys of a Java class that a type is mapped to. */
public enum TypeKey implements Key {
    JAVA("The Java class, with its package."),
    CODEC("The class that reads and writes it: a TextCodec of the runtime with a public constructor without parameters.");

    private final String documentation;

    TypeKey(String documentation) {
        this.documentation = documentation;
    }

    @Override
    public ValueKind kind() {
        return new ValueKind.Text();
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
