package dev.trestle.generator.config;

import java.util.List;

/** The keys of a part of a gather route. */
public enum PartKey implements Key {
    QUERY(KeyPresence.required(), new ValueKind.Text(), "The query file's name, without .sql. The query must only read."),
    ON(KeyPresence.orElse("database"), new ValueKind.Choice(List.of("database", "files")),
            "What the query reads: the database, or the datasets of `files`."),
    ONE_ROW(KeyPresence.orElse("false"), new ValueKind.Truth(),
            "Whether the part is one object instead of a list: no row is 404, several rows are 409.");

    private final KeyFacts facts;

    PartKey(KeyPresence presence, ValueKind kind, String documentation) {
        this.facts = new KeyFacts(kind, presence, documentation);
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
