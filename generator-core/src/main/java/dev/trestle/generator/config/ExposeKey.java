package dev.trestle.generator.config;

/** The keys of an entry that stands for several routes of one table. */
public enum ExposeKey implements Key {
    EXPOSE(new KeyFacts(new ValueKind.Choices(ExposeReader.TYPES), KeyPresence.required(), "The types of the routes.")),
    TABLE(new KeyFacts(RouteKey.TABLE.kind(), KeyPresence.required(),
            "The table or view of all routes, with its schema unless it is in the default schema.")),
    PATH(new KeyFacts(RouteKey.PATH.kind(), KeyPresence.required(),
            "The path of one row, such as /films/{film_id}. That of the list and of the insert ends before the last parameters.")),
    UNKNOWN_FIELDS(RouteKey.UNKNOWN_FIELDS.facts()),
    VALIDATE(RouteKey.VALIDATE.facts()),
    OUTPUTS(new KeyFacts(RouteKey.OUTPUTS.kind(), RouteKey.OUTPUTS.presence(), "The columns of all answers.")),
    SORT(new KeyFacts(RouteKey.SORT.kind(), RouteKey.SORT.presence(), "The orders of the list.")),
    FILTERS(new KeyFacts(RouteKey.FILTERS.kind(), RouteKey.FILTERS.presence(), "The filters of the list.")),
    PAGE(new KeyFacts(RouteKey.PAGE.kind(), RouteKey.PAGE.presence(), "The size of its pages.")),
    COUNT(new KeyFacts(RouteKey.COUNT.kind(), RouteKey.COUNT.presence(), "Whether requests of the list can have all rows counted."));

    private final KeyFacts facts;

    ExposeKey(KeyFacts facts) {
        this.facts = facts;
    }

    @Override
    public KeyFacts facts() {
        return facts;
    }
}
