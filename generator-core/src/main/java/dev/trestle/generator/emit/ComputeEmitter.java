package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.ComputePlan;

/** Prints the class of a compute route. */
final class ComputeEmitter {

    private ComputeEmitter() {}

    static TypeSpec emit(ComputePlan plan) {
        return plan.maxRows().isPresent() ? emit(plan, plan.maxRows().get()) : emitOne(plan);
    }

    // public Batch<Response> run(Batch<Request> batch) {
    //     return database.compute(batch, ComputeFilm::sql, ComputeFilm::bind, Response::read);
    // }
    private static TypeSpec emit(ComputePlan plan, int maxRows) {
        AnswerCode answer = AnswerCode.of(plan, Reply.BATCH);
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), "answers with rows as "
                + JavadocText.code(plan.table()) + " would store them, and stores nothing.");
        type.addField(RouteClass.returning(plan.outputs()));
        type.addField(RowsInsertCode.maxRows(maxRows));
        RouteMethods.add(type, plan, answer, "Inserts the rows, reads them and rolls back", database -> CodeBlock.of(
                "$3L.compute(batch,$W$1L::sql,$W$1L::bind,$W$2L::read)",
                plan.endpoint().className(), answer.row(), database));
        type.addMethod(RowsInsertCode.assemble(plan.table(), plan.inputs()));
        type.addMethod(RouteClass.bind(plan.inputs().stream()));
        type.addType(RowsInsertCode.request(plan));
        answer.addTypes(type, "One row as it would be stored.");
        return type.build();
    }

    // public Response run(Request request) {
    //     return database.compute(sql(request), binds -> bind(request, binds), Response::read);
    // }
    private static TypeSpec emitOne(ComputePlan plan) {
        AnswerCode answer = AnswerCode.of(plan, Reply.ONE);
        OneRowInsertCode statement = new OneRowInsertCode(plan.table(), plan.inputs(), plan.outputs());
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), "answers with one row as "
                + JavadocText.code(plan.table()) + " would store it, and stores nothing.");
        statement.addField(type);
        RouteMethods.add(type, plan, answer, "Computes the row", database -> CodeBlock.of(
                "$L.compute($L, binds -> bind(request, binds), $L::read)", database, statement.text(), answer.row()));
        statement.addMethods(type);
        type.addType(RequestEmitter.emit(plan));
        answer.addTypes(type, "The row as it would be stored.");
        return type.build();
    }
}
