package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.Storing;
import java.util.List;

/** Prints the class of an insert route whose requests have several rows. */
final class InsertRowsEmitter {

    private InsertRowsEmitter() {}

    // public List<Response> run(List<Request> rows) {
    //     return database.insertRows(rows, AddPrints::sql, AddPrints::bind, Response::read);
    // }
    static TypeSpec emit(InsertPlan plan, Storing.ManyRows way) {
        AnswerCode answer = AnswerCode.of(plan, Reply.STORED_ROWS);
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(),
                "inserts rows into " + JavadocText.code(plan.table()) + ", all of them or none.");
        type.addField(RouteClass.returning(plan.outputs()));
        type.addField(RowsInsertCode.maxRows(way.maxRows()));
        RouteMethods.add(type, plan, answer, "Inserts the rows and returns them in their order", database -> CodeBlock.of(
                "$3L.insertRows(rows,$W$1L::sql,$W$1L::bind,$W$2L::read)",
                plan.endpoint().className(), answer.row(), database));
        type.addMethod(RowsInsertCode.assemble(plan.table(), plan.inputs()));
        type.addMethod(RouteClass.bind(plan.inputs().stream()));
        type.addType(RowsInsertCode.request(plan));
        answer.addTypes(type, "One row as it was stored.");
        return type.build();
    }
}
