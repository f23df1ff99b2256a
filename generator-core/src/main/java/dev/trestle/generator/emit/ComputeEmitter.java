package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.ComputePlan;
import java.util.List;

/** Prints the class of a compute route. */
final class ComputeEmitter {

    private ComputeEmitter() {}

    static TypeSpec emit(ComputePlan plan) {
        RouteCode route = RouteCode.of(plan);
        return route.gives().several() ? rows(plan, route) : oneRow(plan, route);
    }

    // public Batch<Response> run(Batch<Request> batch) {
    //     return database.compute(batch, INSERT::sql, INSERT::bind, Response::fromRow);
    // }
    private static TypeSpec rows(ComputePlan plan, RouteCode route) {
        StatementCode statement = StatementCode.of(plan.statement());
        RouteText text = new RouteText(
                "answers with rows as " + JavadocText.code(plan.table()) + " would store them, and stores nothing.",
                RouteText.atOnce(plan, "Inserts the rows, reads them and rolls back"), "One row as it would be stored.");
        return RouteEmitter.emit(route, text, List.of(statement), database -> CodeBlock.of(
                "$L.compute(batch,$W$L,$W$L::fromRow)",
                database, statement.references(), route.gives().row().record()));
    }

    // public Response run(Request request) {
    //     return database.compute(INSERT.sql(request), binds -> INSERT.bind(request, binds), Response::fromRow);
    // }
    private static TypeSpec oneRow(ComputePlan plan, RouteCode route) {
        StatementCode statement = StatementCode.of(plan.statement());
        RouteText text = new RouteText(
                "answers with one row as " + JavadocText.code(plan.table()) + " would store it, and stores nothing.",
                RouteText.atOnce(plan, "Computes the row"), "The row as it would be stored.");
        return RouteEmitter.emit(route, text, List.of(statement), database -> CodeBlock.of(
                "$L.compute($L, $L::fromRow)",
                database, statement.arguments(), route.gives().row().record()));
    }
}
