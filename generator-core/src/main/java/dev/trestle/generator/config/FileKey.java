package dev.trestle.generator.config;

import java.util.List;

/** The keys at the top of the routes file. */
public enum FileKey implements Key {
    PACKAGE(new ValueKind.Text(), KeyPresence.required(), "The Java package of all generated code."),
    NAME(new ValueKind.Text(), KeyPresence.orElse("the last part of the package that is not api"),
            "The stem of the API class: FilmsApi for Films."),
    PREFIX(new ValueKind.Text(), KeyPresence.orElse("no prefix"), "Stands before the path of every route."),
    SCHEMA(new ValueKind.Text(), KeyPresence.orElse("public"),
            "The database schema in which table names without a schema are looked up."),
    UNKNOWN_FIELDS(new ValueKind.Choice(List.of("refuse", "ignore")), KeyPresence.orElse("refuse"),
            "What routes do with a field of the request that they do not know: answer 422, or read on."),
    TYPES(new ValueKind.Types(), KeyPresence.orElse("the types as they are"),
            "Takes a type, or one column, for text, for json, or for a Java class."),
    MEDIA(new ValueKind.Media(), KeyPresence.orElse("columns of a domain named image, video, audio or document"),
            "Text columns that name files, such as `poster.image: image`: `image`, `video`, `audio` or `document`."),
    JOBS(new ValueKind.Jobs(), KeyPresence.orElse("what each of its keys says"),
            "How the jobs of background routes run, where a route does not say it otherwise."),
    TARGETS(new ValueKind.Targets(), KeyPresence.orElse("no other databases"),
            "The databases that routes export rows into, by name, each with its settings; where they are is the service's"
                    + " configuration."),
    ROUTES(new ValueKind.Routes(), KeyPresence.required(), "The routes of the API.");

    private final KeyFacts facts;

    FileKey(ValueKind kind, KeyPresence presence, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
