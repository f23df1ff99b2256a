package dev.trestle.generator.query;

import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.query.Node.Struct;
import dev.trestle.generator.query.Verdicts.Rule;
import java.util.Map;

/** Casts that are no calls of functions. */
final class Casts {

    private final Verdicts verdicts;

    Casts(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    void addTo(Map<String, Rule> rules) {
        rules.put("RELABELTYPE", this::argument);
        rules.put("COLLATEEXPR", this::argument);
        rules.put("CONVERTROWTYPEEXPR", this::argument);
        rules.put("ARRAYCOERCEEXPR", this::argument);
        rules.put("COERCEVIAIO", this::throughText);
        rules.put("COERCETODOMAIN", this::toDomain);
    }

    private Verdict argument(Struct cast, ExpressionPlace place) {
        return verdicts.of(cast.struct("arg").orElseThrow(), place);
    }

    /** The input function of a type that is not PostgreSQL's own may return null. */
    private Verdict throughText(Struct cast, ExpressionPlace place) {
        return place.scope().isBuiltInType(cast.number("resulttype"))
                ? argument(cast, place)
                : Verdict.nullable("it is cast to a type that is not PostgreSQL's own");
    }

    private Verdict toDomain(Struct cast, ExpressionPlace place) {
        boolean refuses = place.scope().analysis().catalog().types().get(cast.number("resulttype"))
                        instanceof PgType.Domain domain
                && domain.refusesNull();
        return refuses ? Verdict.notNull("the cast to the domain refuses null") : argument(cast, place);
    }
}
