package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.Map;

/** XML and JSON made or tested by words of SQL's own, not by functions. */
final class Documents {

    private static final long XMLELEMENT = 1;
    private static final long JSON_OBJECT = 1;
    private static final long JSON_ARRAY = 2;

    private final Verdicts verdicts;

    Documents(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("XMLEXPR", (call, place) -> call.number("op") == XMLELEMENT
                ? Verdict.notNull("XMLELEMENT is an element, whatever is in it")
                : Verdict.nullable("XML functions give null for null"));
        rules.put("JSONCONSTRUCTOREXPR", this::made);
        rules.put("JSONISPREDICATE", (test, place) ->
                verdicts.of(test.struct("expr").orElseThrow(), place).orNullable());
        rules.put("JSONEXPR", (call, place) -> Verdict.nullable("the document may have no such value"));
    }

    private Verdict made(Struct call, Place place) {
        long type = call.number("type");
        return (type == JSON_OBJECT || type == JSON_ARRAY) && !call.has("coercion")
                ? Verdict.notNull("it is an object or an array, whatever is in it")
                : Verdict.nullable("this JSON function gives null for null or for no rows");
    }
}
