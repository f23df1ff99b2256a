package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.UpdatePlan;
import dev.trestle.generator.plan.sql.SqlText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the class of an update route. */
final class UpdateEmitter {

    private UpdateEmitter() {}

    static TypeSpec emit(UpdatePlan plan) {
        AnswerCode answer = AnswerCode.of(plan, Reply.ONE);
        String table = JavadocText.code(plan.table());
        TypeSpec.Builder type = RouteClass.builder(
                plan.endpoint(), "updates one row of " + table + ", found by its primary key.");
        type.addField(plan.constant() ? RouteClass.constant("SQL", sql(plan)) : RouteClass.returning(plan.outputs()));
        RouteMethods.add(type, plan, answer, "Updates the row",
                database -> CodeBlock.of("$L.update($L, binds -> bind(request, binds),$L)", WorkCode.on(database, plan.atomic()),
                        plan.constant() ? "SQL" : "sql(request)", answer.reader()));
        if (!plan.constant()) {
            type.addMethod(assemble(plan));
        }
        type.addMethod(RouteClass.bind(Stream.concat(plan.settable().stream(), plan.key().stream())));
        type.addType(RequestEmitter.emit(plan));
        answer.addTypes(type, "The row after the update.");
        return type.build();
    }

    // UPDATE public.film
    // SET title = ?, length = ?
    // WHERE film_id = ?
    // RETURNING film_id, title
    private static String sql(UpdatePlan plan) {
        List<String> assignments = plan.settable().stream().map(UpdateEmitter::equation).toList();
        return "UPDATE " + plan.table() + "\n"
                + SqlText.list("SET ", assignments, "") + "\nWHERE " + where(plan) + "\n"
                + SqlText.list("RETURNING ", plan.outputs().stream().map(OutputField::sql).toList(), "");
    }

    private static String equation(InputField input) {
        return input.sql() + " = " + input.placeholder();
    }

    private static String where(UpdatePlan plan) {
        return plan.key().stream().map(UpdateEmitter::equation).collect(Collectors.joining(" AND "));
    }

    // private static String sql(Request request) {
    //     return UpdateSql.of("public.film")
    //             .set("title", "?", request.title())
    //             .where("film_id = ?")
    //             .returning(RETURNING);
    // }
    private static MethodSpec assemble(UpdatePlan plan) {
        CallChain chain = new CallChain(
                RuntimeTypes.UPDATE_SQL, CodeBlock.of("$T.of($S)", RuntimeTypes.UPDATE_SQL, plan.table()));
        for (InputField input : plan.settable()) {
            chain.call("set($S,$W$S,$Wrequest.$N())", input.sql(), input.placeholder(), input.javaName());
        }
        chain.call("where($S)", where(plan));
        return MethodSpec.methodBuilder("sql")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(RouteClass.nested("Request"), "request")
                .addCode(chain.returning(CodeBlock.of("returning(RETURNING)")))
                .build();
    }
}
