package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.DeletePlan;
import java.util.List;

/** Prints the class of a delete route. */
final class DeleteEmitter {

    private DeleteEmitter() {}

    // public NumRows run(Request request) {
    //     return database.delete(SQL, binds -> bind(request, binds));
    // }
    static TypeSpec emit(DeletePlan plan) {
        StatementCode statement = StatementCode.of(plan.statement());
        RouteText text = new RouteText(
                "deletes the rows of " + JavadocText.code(plan.table()) + " that match.", "Deletes the rows", "");
        return RouteEmitter.emit(RouteCode.of(plan), text, List.of(statement), database -> CodeBlock.of(
                "$L.delete($L)", database, statement.arguments()));
    }
}
