package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.DeletePlan;
import dev.trestle.generator.plan.model.InputField;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Prints the class of a delete route. */
final class DeleteEmitter {

    private DeleteEmitter() {}

    static TypeSpec emit(DeletePlan plan) {
        String table = JavadocText.code(plan.table());
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), "deletes the rows of " + table + " that match.");
        if (plan.constant()) {
            type.addField(RouteClass.constant("SQL", sql(plan)));
        }
        addMethods(type, plan, WorkCode.of(plan.endpoint(), Reply.ONE, RuntimeTypes.NUM_ROWS, database -> CodeBlock.of(
                "$L.delete($L, binds -> bind(request, binds))", database, plan.constant() ? "SQL" : "sql(request)")));
        if (!plan.constant()) {
            type.addMethod(assemble(plan));
        }
        type.addMethod(RouteClass.bindMatches(plan.inputs().stream()));
        type.addType(RequestEmitter.emit(plan));
        return type.build();
    }

    // public NumRows run(Request request) {
    //     return database.delete(SQL, binds -> bind(request, binds));
    // }
    private static void addMethods(TypeSpec.Builder type, DeletePlan plan, WorkCode work) {
        Optional<JobCode> job = plan.endpoint().background().map(options -> new JobCode(plan, options,
                Reply.ONE.takes(), RuntimeTypes.NUM_ROWS, work, CodeBlock.of("$T.JSON", RuntimeTypes.NUM_ROWS)));
        RouteWiring.add(type, plan, work, new NoExportCode(), job);
        job.ifPresent(code -> type.addMethod(code.submit()));
        type.addMethod(RouteClass.run("Deletes the rows: the route without HTTP.", Reply.ONE, RuntimeTypes.NUM_ROWS)
                .addStatement("return $L", work.rows())
                .build());
        type.addMethod(job.map(code -> code.handle(Reply.ONE)).orElseGet(() -> RouteClass.handle(
                plan, Reply.ONE, RuntimeTypes.NUM_ROWS, "deleted", CodeBlock.of(""),
                CodeBlock.of("json.send(res, $T.OK_200, deleted::write)", RuntimeTypes.STATUS))));
        type.addMethods(work.methods());
    }

    // DELETE FROM public.film_actor WHERE film_id = ? AND actor_id = ?
    private static String sql(DeletePlan plan) {
        return "DELETE FROM " + plan.table() + "\nWHERE "
                + plan.inputs().stream().map(DeleteEmitter::equality).collect(Collectors.joining("\n  AND "));
    }

    private static String equality(InputField input) {
        return input.sql() + " = " + input.placeholder();
    }

    // private static String sql(Request request) {
    //     return DeleteSql.from("public.film")
    //             .match("title = ?")
    //             .match("rating = ?", "rating IS NULL", request.rating())
    //             .sql();
    // }
    private static MethodSpec assemble(DeletePlan plan) {
        CallChain chain = new CallChain(
                RuntimeTypes.DELETE_SQL, CodeBlock.of("$T.from($S)", RuntimeTypes.DELETE_SQL, plan.table()));
        for (InputField input : plan.inputs()) {
            if (input.presence().nullable()) {
                chain.call("match($S,$W$S,$Wrequest.$N())",
                        equality(input), input.sql() + " IS NULL", input.javaName());
            } else {
                chain.call("match($S)", equality(input));
            }
        }
        return MethodSpec.methodBuilder("sql")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(RouteClass.nested("Request"), "request")
                .addCode(chain.returning(CodeBlock.of("sql()")))
                .build();
    }
}
