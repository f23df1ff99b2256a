package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.Answer;
import dev.trestle.generator.plan.OutputField;
import dev.trestle.generator.plan.RoutePlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a hook of the service makes of the row, or of each row. */
record HookedAnswerCode(RoutePlan route, Answer.Hooked answer, Reply reply) implements AnswerCode {

    private static final ClassName HOOK = RouteClass.nested("Hook");

    @Override
    public String row() {
        return "Row";
    }

    private ClassName response() {
        return ClassName.get("", answer.response().className());
    }

    @Override
    public TypeName result() {
        return reply.gives(response());
    }

    // JsonForm.of(Row::parse, Row::write),
    // row -> HookCall.respond("POST /films", row, hook::respond),
    // JsonForm.of(FilmCard::parse, FilmCard::write)
    @Override
    public CodeBlock jobForms() {
        ClassName row = RouteClass.nested(row());
        return CodeBlock.of("$L,\n$L -> $L,\n$L", JobCode.form(reply.gives(row), row, route.outputs()),
                reply.givenRow(), reply.respond(RouteClass.title(route.endpoint())),
                JobCode.form(result(), response(), answer.response().fields()));
    }

    // public FilmCard run(Request request) {
    //     Row row = database.insert(SQL, binds -> bind(request, binds), Row::read);
    //     return HookCall.respond("POST /films", row, hook::respond);
    // }
    @Override
    public MethodSpec run(String does, CodeBlock rows) {
        return RouteClass.run(does + " and has the hook respond: the route without HTTP.", reply, response())
                .addStatement("$T $L = $L", reply.gives(RouteClass.nested(row())), reply.givenRow(), rows)
                .addStatement("return $L", reply.respond(RouteClass.title(route.endpoint())))
                .build();
    }

    @Override
    public MethodSpec handle() {
        return RouteClass.handle(route.endpoint(), reply, response());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        List<OutputField> outputs = route.outputs();
        type.addType(HookRowEmitter.emit(row(), javadoc, outputs, route.background()
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
