package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.sql.SqlText;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The statement of a route that inserts one row: a constant, or one that has the columns which the request has. */
record OneRowInsertCode(String table, List<InputField> inputs, List<OutputField> outputs) {

    private boolean constant() {
        return inputs.stream().noneMatch(input -> input.presence().threeState());
    }

    void addField(TypeSpec.Builder type) {
        type.addField(constant() ? RouteClass.constant("SQL", sql()) : RouteClass.returning(outputs));
    }

    /** The statement within {@code run}. */
    CodeBlock text() {
        return CodeBlock.of(constant() ? "SQL" : "sql(request)");
    }

    void addMethods(TypeSpec.Builder type) {
        if (!constant()) {
            type.addMethod(assemble());
        }
        type.addMethod(RouteClass.bind(inputs.stream()));
    }

    // INSERT INTO public.film (title, length)
    // VALUES (?, ?)
    // RETURNING film_id, title
    private String sql() {
        String values = inputs.isEmpty()
                ? "INSERT INTO " + table + " DEFAULT VALUES"
                : SqlText.list("INSERT INTO " + table + " (", inputs.stream().map(InputField::sql).toList(), ")") + "\n"
                        + SqlText.list("VALUES (", inputs.stream().map(InputField::placeholder).toList(), ")");
        return values + "\n"
                + SqlText.list("RETURNING ", outputs.stream().map(OutputField::sql).toList(), "");
    }

    // private static String sql(Request request) {
    //     return InsertSql.into("public.film")
    //             .set("title", "?")
    //             .set("rating", "?::public.mpaa_rating", request.rating())
    //             .returning(RETURNING);
    // }
    private MethodSpec assemble() {
        CallChain chain = new CallChain(
                RuntimeTypes.INSERT_SQL, CodeBlock.of("$T.into($S)", RuntimeTypes.INSERT_SQL, table));
        for (InputField input : inputs) {
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
