package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.InputField;
import dev.trestle.generator.plan.InsertPlan;
import dev.trestle.generator.plan.OutputField;
import dev.trestle.generator.plan.SqlText;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the class of an insert route whose requests have one row. */
final class InsertEmitter {

    private InsertEmitter() {}

    static TypeSpec emit(InsertPlan plan) {
        AnswerCode answer = AnswerCode.of(plan, Reply.CREATED);
        String table = JavadocText.code(plan.table());
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), "inserts one row into " + table + ".");
        if (plan.constant()) {
            type.addField(RouteClass.constant("SQL", sql(plan)));
        } else {
            type.addField(RouteClass.returning(plan.outputs()));
        }
        RouteMethods.add(type, plan, answer, "Inserts the row",
                database -> CodeBlock.of("$L.insert($L, binds -> bind(request, binds), $L::read)", database,
                        plan.constant() ? "SQL" : "sql(request)", answer.row()));
        if (!plan.constant()) {
            type.addMethod(assemble(plan));
        }
        type.addMethod(RouteClass.bind(plan.inputs().stream()));
        type.addType(RequestEmitter.emit(plan));
        answer.addTypes(type, "The row as it was stored.");
        return type.build();
    }

    // INSERT INTO public.film (title, length)
    // VALUES (?, ?)
    // RETURNING film_id, title
    private static String sql(InsertPlan plan) {
        String values = plan.inputs().isEmpty()
                ? "INSERT INTO " + plan.table() + " DEFAULT VALUES"
                : SqlText.list("INSERT INTO " + plan.table() + " (", names(plan.inputs()), ")") + "\n"
                        + SqlText.list("VALUES (", plan.inputs().stream().map(InputField::placeholder).toList(), ")");
        return values + "\n"
                + SqlText.list("RETURNING ", plan.outputs().stream().map(OutputField::sql).toList(), "");
    }

    private static List<String> names(List<InputField> inputs) {
        return inputs.stream().map(InputField::sql).toList();
    }

    // private static String sql(Request request) {
    //     return InsertSql.into("public.film")
    //             .set("title", "?")
    //             .set("rating", "?::public.mpaa_rating", request.rating())
    //             .returning(RETURNING);
    // }
    private static MethodSpec assemble(InsertPlan plan) {
        CallChain chain = new CallChain(
                RuntimeTypes.INSERT_SQL, CodeBlock.of("$T.into($S)", RuntimeTypes.INSERT_SQL, plan.table()));
        for (InputField input : plan.inputs()) {
            chain.call("set($S,$W$S$L)", input.sql(), input.placeholder(), input.presence().threeState()
                    ? CodeBlock.of(",$Wrequest.$N()", input.javaName())
                    : CodeBlock.of(""));
        }
        return MethodSpec.methodBuilder("sql")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(RouteClass.nested("Request"), "request")
                .addCode(chain.returning(CodeBlock.of("returning(RETURNING)")))
                .build();
    }
}
