package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.UpdatePlan;
import java.util.List;

/** Prints the class of an update route. */
final class UpdateEmitter {

    private UpdateEmitter() {}

    // public Response run(Request request) {
    //     return database.update(UPDATE.sql(request), binds -> UPDATE.bind(request, binds), Response::fromRow);
    // }
    static TypeSpec emit(UpdatePlan plan) {
        RouteCode route = RouteCode.of(plan);
        StatementCode statement = StatementCode.of(plan.statement());
        RouteText text = new RouteText(
                "updates one row of " + JavadocText.code(plan.table()) + ", found by its primary key.",
                RouteText.atOnce(plan, "Updates the row"), "The row after the update.");
        ComputedAnswerCode answer = new ComputedAnswerCode(plan.computed());
        return answer.in(RouteEmitter.emit(route, text, List.of(statement), answer.call("row", route.gives().row().reader(),
                (database, reader) -> CodeBlock.of(
                        "$L.update($L,$L)", DatabaseCall.on(database, plan.atomic()), statement.arguments(), reader))));
    }
}
