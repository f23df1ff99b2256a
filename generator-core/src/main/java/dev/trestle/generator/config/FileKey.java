package dev.trestle.generator.config;

import dev.trestle.generator.route.BodyValidation;
import java.util.List;

/** The keys at the top of the routes file. */
public enum FileKey implements Key {
    PACKAGE(new ValueKind.Text(), KeyPresence.required(), "The Java package of all generated code."),
    NAME(new ValueKind.Text(), KeyPresence.orElse("the last part of the package that is not api"),
            "The name of the API, from which its class is named: Films for FilmsApi."),
    PREFIX(new ValueKind.Text(), KeyPresence.orElse("no prefix"), "The beginning of the path of every route."),
    SCHEMA(new ValueKind.Text(), KeyPresence.orElse("public"),
            "The database schema of tables that are named without a schema."),
    UNKNOWN_FIELDS(new ValueKind.Choice(List.of("refuse", "ignore")), KeyPresence.orElse("refuse"),
            "How unknown fields of a request are treated: refused with 422, or ignored."),
    VALIDATE(new ValueKind.Choice(BodyValidation.keys()), KeyPresence.orElse("strict"),
            "How the types of values in JSON bodies are checked. strict: a value has the JSON type of its field. off: a string with the"
                    + " text of a number or of true or false is accepted for that value, too."),
    TYPES(new ValueKind.Mapping(MappingKind.TYPES), KeyPresence.orElse("the types as they are"),
            "Maps a type, or one column, to text, json or a Java class."),
    MEDIA(new ValueKind.Mapping(MappingKind.MEDIA), KeyPresence.orElse("columns of a domain named image, video, audio or document"),
            "Media columns: text columns with the keys of files, such as `poster.image: image`. The kinds are `image`, `video`, `audio`"
                    + " and `document`."),
    JOBS(new ValueKind.Jobs(), KeyPresence.orElse("the default of each of its keys"),
            "How the jobs of background routes run; a route can override it."),
    TARGETS(new ValueKind.Targets(), KeyPresence.orElse("no targets"),
            "The databases that routes export rows into, by name, each with its settings; their URLs are in the service's"
                    + " configuration."),
    FILES(new ValueKind.Datasets(), KeyPresence.orElse("no datasets"),
            "The datasets that queries with `on: files` read, by name: Parquet, CSV or NDJSON files with the same columns."),
    LIMITS(new ValueKind.Limits(), KeyPresence.orElse("no limits"),
            "Limits for calls of the functions of computed columns, by name, such as `provider: {rate: 600/min, parallel: 8}`. They hold for all"
                    + " servers together, and for all columns that name them."),
    COMPUTED(new ValueKind.Computed(), KeyPresence.orElse("no computed columns"),
            "The computed columns: a function of the service computes each from other columns of its row, such as `film.summary: {from: [title, body]}`."),
    HISTORY(new ValueKind.Texts(), KeyPresence.orElse("no history"),
            "The tables with a history, such as `[film, person]`: their past rows are stored, and operations can be reverted."),
    OPENAPI(new ValueKind.OpenApi(), KeyPresence.orElse("no document"),
            "The OpenAPI document of the API, `openapi.json`, such as `{title: Films, version: '1.2'}`."),
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
