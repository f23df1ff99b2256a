package dev.trestle.generator.query;

import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** XML and JSON made or tested by words of SQL's own, not by functions ({@code primnodes.h}). */
final class Documents {

    private static final int XMLCONCAT = 0;
    private static final int XMLELEMENT = 1;
    private static final int XMLFOREST = 2;
    private static final int XMLROOT = 5;

    private static final int JSON_OBJECT = 1;
    private static final int JSON_ARRAY = 2;
    private static final int JSON_OBJECTAGG = 3;
    private static final int JSON_ARRAYAGG = 4;

    private static final long JSON_EXISTS = 0;
    /** ERROR, TRUE and FALSE, but not UNKNOWN, ON ERROR. */
    private static final Set<Long> KNOWN_ON_ERROR = Set.of(1L, 3L, 4L);

    private final Verdicts verdicts;

    Documents(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("XMLEXPR", this::xml);
        rules.put("JSONCONSTRUCTOREXPR", this::json);
        rules.put("JSONVALUEEXPR", (value, place) -> verdicts.of(value.struct("formatted_expr")
                .or(() -> value.struct("raw_expr")).orElseThrow(), place));
        rules.put("JSONISPREDICATE", (test, place) ->
                verdicts.of(test.struct("expr").orElseThrow(), place).orNullable());
        rules.put("JSONEXPR", this::path);
    }

    private Verdict xml(Struct call, ExpressionPlace place) {
        List<Struct> arguments = call.structList("args");
        return switch ((int) call.number("op")) {
            case XMLELEMENT -> Verdict.notNull("XMLELEMENT is an element, whatever is in it");
            case XMLCONCAT -> verdicts.any(arguments, place, "one part of XMLCONCAT is never null");
            case XMLFOREST ->
                verdicts.any(call.structList("named_args"), place, "one element of XMLFOREST is never null");
            case XMLROOT -> verdicts.of(arguments.get(0), place);
            default -> verdicts.all(arguments, place, "XML functions return null only for null").orNullable();
        };
    }

    private Verdict json(Struct call, ExpressionPlace place) {
        Optional<Struct> cast = call.struct("coercion");
        if (cast.isPresent() && !isPlain(cast.get(), place)) {
            return Verdict.nullable("RETURNING casts it");
        }
        return switch ((int) call.number("type")) {
            case JSON_OBJECT, JSON_ARRAY -> Verdict.notNull("it is an object or an array, whatever is in it");
            case JSON_OBJECTAGG, JSON_ARRAYAGG -> verdicts.of(call.struct("func").orElseThrow(), place);
            default -> verdicts.all(call.structList("args"), place, "it returns JSON for every value").orNullable();
        };
    }

    /** To a type of PostgreSQL's own, through text. */
    private static boolean isPlain(Struct cast, ExpressionPlace place) {
        boolean direct = cast.struct("arg").filter(arg -> arg.is("CASETESTEXPR")).isPresent();
        return direct && (cast.is("COERCEVIAIO") || cast.is("RELABELTYPE"))
                && place.scope().isBuiltInType(cast.number("resulttype"));
    }

    private Verdict path(Struct call, ExpressionPlace place) {
        boolean known = call.number("op") == JSON_EXISTS && call.struct("on_error")
                .filter(behavior -> KNOWN_ON_ERROR.contains(behavior.number("btype"))).isPresent();
        List<Struct> arguments = Stream.of("formatted_expr", "path_spec")
                .flatMap(name -> call.struct(name).stream()).toList();
        return known
                ? verdicts.all(arguments, place, "JSON_EXISTS is true or false for a document").orNullable()
                : Verdict.nullable("the document may have no such value");
    }
}
