package dev.trestle.generator.config;

/** Mappings that keys of the routes file take. */
enum MappingKind {
    /** What types are mapped to. */
    TYPES("a mapping of types and columns", ""),
    /** The columns that hold media. */
    MEDIA("a mapping of columns to kinds of media", ""),
    /** The media types of uploads. */
    ACCEPT("a mapping of uploads to media types", ""),
    /** The columns that a list can be filtered by. */
    FILTERS("a mapping of columns to operators, such as {rating: [eq, in], released: all}", ""),
    /** The size of pages. */
    PAGE("a mapping such as {default: 20, max: 200}", ""),
    /** The parameters that functions compute. */
    PARAMETERS("a mapping of parameters such as 'q: {computed: film.embedding, from: {body: text}}'", ""),
    /** One of them. */
    PARAMETER("a mapping such as {computed: film.embedding, from: {body: text}}", "{computed: %s, from: …}"),
    /** The fields of requests that a function takes. */
    INPUT_FIELDS("a mapping of inputs of the function to fields of the request, such as {body: text}", "{%s: <field>}");

    private final String words;
    private final String instead;

    /** {@code instead} is what to write for a text, which stands in it; empty if that is not clear. */
    MappingKind(String words, String instead) {
        this.words = words;
        this.instead = instead;
    }

    /** The words for it in messages and in the documentation. */
    String words() {
        return words;
    }

    /** What to write instead of a text, to end a sentence. */
    String remedy(String text) {
        return instead.isEmpty() ? "" : "; write " + instead.formatted(text);
    }
}
