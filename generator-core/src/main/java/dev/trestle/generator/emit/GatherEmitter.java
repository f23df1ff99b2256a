package dev.trestle.generator.emit;

import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.PartPlan;
import java.util.List;
import java.util.stream.Collectors;

/** Prints the class of a gather route. */
final class GatherEmitter {

    private GatherEmitter() {}

    static TypeSpec emit(GatherPlan plan) {
        RouteCode route = RouteCode.of(plan);
        RouteText text = new RouteText(
                "answers with the rows of several queries that run at once:\n" + files(plan) + ".",
                "Runs the queries at once, " + (plan.snapshot() ? "in one snapshot" : "each on a connection of its own"),
                "The parts of the answer.");
        List<StatementCode> statements = plan.parts().stream().map(GatherEmitter::statement).toList();
        return RouteEmitter.emit(route, text, statements, new GatherCode(plan));
    }

    static StatementCode statement(PartPlan part) {
        return new StatementCode(part.statement(), part.constant(), part.binder());
    }

    // {@code queries/new_films.sql},
    // {@code queries/totals.sql}
    private static String files(GatherPlan plan) {
        return plan.parts().stream()
                .map(PartPlan::queryFile)
                .distinct()
                .map(JavadocText::code)
                .collect(Collectors.joining(",\n"));
    }
}
