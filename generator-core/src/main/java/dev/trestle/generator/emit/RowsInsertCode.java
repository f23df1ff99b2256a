package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What the classes of routes have in common that insert several rows by one statement. */
final class RowsInsertCode {

    private RowsInsertCode() {}

    // private static final int MAX_ROWS = 1000;
    static FieldSpec maxRows(int maxRows) {
        return FieldSpec.builder(int.class, "MAX_ROWS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", maxRows)
                .build();
    }

    static TypeSpec request(RoutePlan route) {
        String title = JavadocText.code(RouteClass.title(route.endpoint()));
        return RequestEmitter.emit(route, "One row of the request of " + title + ".");
    }

    // private static String sql(List<Request> rows) {
    //     return InsertRowsSql.into("public.film", rows)
    //             .set("title", "?")
    //             .set("rating", "?::public.mpaa_rating", Request::rating)
    //             .returning(RETURNING);
    // }
    static MethodSpec assemble(String table, List<InputField> inputs) {
        CallChain chain = new CallChain(
                ParameterizedTypeName.get(RuntimeTypes.INSERT_ROWS_SQL, RouteClass.nested("Request")),
                CodeBlock.of("$T.into($S, rows)", RuntimeTypes.INSERT_ROWS_SQL, table));
        for (InputField input : inputs) {
            chain.call("set($S,$W$S$L)", input.sql(), input.placeholder(), input.presence().threeState()
                    ? CodeBlock.of(",$WRequest::$N", input.javaName())
                    : CodeBlock.of(""));
        }
        return MethodSpec.methodBuilder("sql")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(
                        ParameterizedTypeName.get(ClassName.get(List.class), RouteClass.nested("Request")), "rows")
                .addCode(chain.returning(CodeBlock.of("returning(RETURNING)")))
                .build();
    }
}
