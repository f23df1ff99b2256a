package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RowFlow;
import java.util.List;

/** Prints the class of a query route. */
final class QueryEmitter {

    private QueryEmitter() {}

    // public List<Row> run(Request request) {
    //     return database.list(SQL, binds -> bind(request, binds), Row::fromRow);
    // }
    static TypeSpec emit(QueryPlan plan) {
        RouteCode route = RouteCode.of(plan);
        StatementCode statement = StatementCode.of(plan.statement());
        boolean several = route.gives().several();
        RouteText text = new RouteText(
                "answers with " + (several ? "the rows" : "the row") + " of " + JavadocText.code(plan.origin()) + ".",
                RouteText.atOnce(plan, several ? "Returns the rows" : "Returns the one row"),
                several ? "One row of the answer." : "The row.");
        return RouteEmitter.emit(route, text, List.of(statement), route.gives().flow() == RowFlow.SPOOLED
                ? database -> rows(database, route)
                : database -> CodeBlock.of("$L.$L($L,$L)", DatabaseCall.on(database, plan.atomic()),
                        several ? "list" : "one", statement.arguments(), route.gives().row().reader()));
    }

    // new RowQuery<>(database, SQL, binds -> bind(request, binds), Row::fromRow)
    static CodeBlock rows(String database, RouteCode route) {
        return CodeBlock.of("new $T<>($L,$W$L,$L)", RuntimeTypes.ROW_QUERY, database, route.statement().arguments(), route.gives().row().reader());
    }
}
