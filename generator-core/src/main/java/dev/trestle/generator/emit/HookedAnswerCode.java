package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.Answer;
import dev.trestle.generator.plan.OutputField;
import dev.trestle.generator.plan.RoutePlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** What a hook of the service makes of the row, or of each row. */
record HookedAnswerCode(RoutePlan route, Answer.Hooked answer, Reply reply) implements AnswerCode {

    private static final ClassName HOOK = RouteClass.nested("Hook");

    @Override
    public String row() {
        return "Row";
    }

    @Override
    public ClassName response() {
        return ClassName.get("", answer.response().className());
    }

    @Override
    public List<OutputField> fields() {
        return answer.response().fields();
    }

    @Override
    public Optional<CodeBlock> respond() {
        return Optional.of(reply.respond(RouteClass.title(route.endpoint())));
    }

    @Override
    public CodeBlock send() {
        return reply.send(response());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        List<OutputField> outputs = route.outputs();
        type.addType(HookRowEmitter.emit(row(), javadoc, outputs, route.keepsRows()
                ? List.of(StoredRowCode.OPTIONAL.write(outputs), StoredRowCode.OPTIONAL.parse(row(), outputs))
                : List.of()));
        type.addType(hook());
    }

    // @FunctionalInterface
    // public interface Hook {
    //     FilmCard respond(Row row) throws Exception;
    // }
    private TypeSpec hook() {
        MethodSpec respond = MethodSpec.methodBuilder("respond")
                .addJavadoc("""
                        Makes the response of a row.

                        @throws dev.trestle.runtime.HttpProblem to answer with that problem
                        @throws Exception anything else is logged, and the answer is 500
                        """)
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                .returns(response())
                .addParameter(RouteClass.nested(row()), "row")
                .addException(Exception.class)
                .build();
        return TypeSpec.interfaceBuilder(HOOK)
                .addModifiers(Modifier.PUBLIC)
                .addAnnotation(FunctionalInterface.class)
                .addJavadoc("""
                        Answers $L, after the statement is committed, without a transaction and without
                        a connection. It takes a record, so that it reads columns by name, and an Optional of what
                        may be null: a hook that reads a column which has gone or changed does not compile.
                        """, JavadocText.code(RouteClass.title(route.endpoint())))
                .addMethod(respond)
                .build();
    }
}
