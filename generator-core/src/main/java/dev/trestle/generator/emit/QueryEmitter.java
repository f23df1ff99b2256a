package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.QueryPlan;

/** Prints the class of a query route. */
final class QueryEmitter {

    private QueryEmitter() {}

    static TypeSpec emit(QueryPlan plan) {
        AnswerCode answer = AnswerCode.of(plan, plan.oneRow() ? Reply.ONE : Reply.LIST);
        TypeSpec.Builder type = RouteClass.builder(
                plan.endpoint(), "answers with " + (plan.oneRow() ? "the row" : "the rows") + " of "
                        + JavadocText.code(plan.queryFile()) + ".");
        type.addField(RouteClass.constant("SQL", plan.sql()));
        RouteMethods.add(type, plan, answer, plan.oneRow() ? "Returns the one row" : "Returns the rows",
                database -> CodeBlock.of("$L.$L(SQL, binds -> bind(request, binds),$L)",
                        WorkCode.on(database, plan.atomic()), plan.oneRow() ? "one" : "list", answer.reader()));
        type.addMethod(RouteClass.bind(plan.binds().stream()));
        type.addType(RequestEmitter.emit(plan));
        answer.addTypes(type, plan.oneRow() ? "The row." : "One row of the answer.");
        return type.build();
    }
}
