package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.QueryPlan;
import java.util.List;

/** Prints the class of a query route. */
final class QueryEmitter {

    private QueryEmitter() {}

    static TypeSpec emit(QueryPlan plan) {
        TypeSpec.Builder type = RouteClass.builder(
                plan.endpoint(), "answers with " + (plan.oneRow() ? "the row" : "the rows") + " of "
                        + JavadocText.code(plan.queryFile()) + ".");
        type.addField(RouteClass.constant("SQL", plan.sql()));
        RouteClass.addWiring(type);
        if (plan.oneRow()) {
            addOneRow(type, plan);
        } else {
            addRows(type, plan);
        }
        return type.build();
    }

    // public Response run(Request request) {
    //     return database.one(SQL, binds -> bind(request, binds), Response::read);
    // }
    private static void addOneRow(TypeSpec.Builder type, QueryPlan plan) {
        ClassName response = RouteClass.nested("Response");
        type.addMethod(RouteClass.run("Gives the one row: the route without HTTP.", response,
                CodeBlock.of("database.$L(SQL, binds -> bind(request, binds), Response::read)",
                        plan.writes() ? "writeOne" : "one")));
        type.addMethod(RouteClass.handle(plan.endpoint(), response, "response",
                CodeBlock.of("json.send(res, $T.OK_200, response::write)", RuntimeTypes.STATUS)));
        type.addMethod(RouteClass.bind(plan.binds().stream()));
        type.addType(RequestEmitter.emit(plan));
        type.addType(ResponseEmitter.emit("Response", "The row.", plan.outputs()));
    }

    // public List<Row> run(Request request) {
    //     return database.list(SQL, binds -> bind(request, binds), Row::read);
    // }
    private static void addRows(TypeSpec.Builder type, QueryPlan plan) {
        ParameterizedTypeName rows =
                ParameterizedTypeName.get(ClassName.get(List.class), RouteClass.nested("Row"));
        type.addMethod(RouteClass.run("Gives the rows: the route without HTTP.", rows,
                CodeBlock.of("database.list(SQL, binds -> bind(request, binds), Row::read)")));
        type.addMethod(RouteClass.handle(plan.endpoint(), rows, "rows",
                CodeBlock.of("json.sendRows(res, rows, Row::write)")));
        type.addMethod(RouteClass.bind(plan.binds().stream()));
        type.addType(RequestEmitter.emit(plan));
        type.addType(ResponseEmitter.emit("Row", "One row of the answer.", plan.outputs()));
    }
}
