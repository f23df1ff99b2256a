package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.Answer;
import dev.trestle.generator.plan.RoutePlan;

/** The file that the one output of the one row holds. */
record FileAnswerCode(RoutePlan route, Answer.FileOf answer, Reply reply) implements AnswerCode {

    private static final ClassName RESPONSE = RouteClass.nested("Response");

    @Override
    public String row() {
        return "Response";
    }

    @Override
    public TypeName result() {
        return reply.gives(RESPONSE);
    }

    /** A file is no JSON: the reader of the routes file keeps such a route from being in the background. */
    @Override
    public CodeBlock jobForms() {
        throw new IllegalStateException("A job cannot answer with a file");
    }

    @Override
    public MethodSpec run(String does, CodeBlock rows) {
        return RouteClass.run(does + ": the route without HTTP.", reply, RESPONSE)
                .addStatement("return $L", rows)
                .build();
    }

    // json.sendFile(req, res, Status.OK_200, response.image());
    @Override
    public MethodSpec handle() {
        return RouteClass.handle(route.endpoint(), reply, reply.gives(RESPONSE), reply.given(),
                CodeBlock.of("json.sendFile(req, res, $L, $L.$N())",
                        reply.status(), reply.one(), answer.file().javaName()));
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        type.addType(ResponseEmitter.emitUnwritten(row(), javadoc, route.outputs()));
    }
}
