package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.InsertPlan;

/** Prints the class of an insert route whose requests have one row. */
final class InsertEmitter {

    private InsertEmitter() {}

    static TypeSpec emit(InsertPlan plan) {
        AnswerCode answer = AnswerCode.of(plan, Reply.CREATED);
        OneRowInsertCode statement = new OneRowInsertCode(plan.table(), plan.inputs(), plan.outputs());
        TypeSpec.Builder type = RouteClass.builder(
                plan.endpoint(), "inserts one row into " + JavadocText.code(plan.table()) + ".");
        statement.addField(type);
        RouteMethods.add(type, plan, answer, "Inserts the row", database -> CodeBlock.of(
                "$L.insert($L, binds -> bind(request, binds),$L)",
                WorkCode.on(database, plan.atomic()), statement.text(), answer.reader()));
        statement.addMethods(type);
        type.addType(RequestEmitter.emit(plan));
        answer.addTypes(type, "The row as it was stored.");
        return type.build();
    }
}
