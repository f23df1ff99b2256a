package dev.trestle.generator.config;

/** The keys of {@code openapi}. */
public enum OpenApiKey implements Key {
    TITLE(new ValueKind.Text(), KeyPresence.required(), "The title of the API."),
    VERSION(new ValueKind.Text(), KeyPresence.required(), "The version of the API, such as `'1.2'`; it is the author's decision."),
    DESCRIPTION(new ValueKind.Text(), KeyPresence.orElse("no description"), "What the API is for, in CommonMark."),
    SERVERS(new ValueKind.Texts(), KeyPresence.orElse("the server that the document is read from"),
            "The URLs of servers, such as `[https://films.example.com]`.");

    private final KeyFacts facts;

    OpenApiKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
