package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.Optional;

/** The file that a hook of the service makes of the one row; null is no file. */
record HookedFileCode(RoutePlan route, Reply reply) implements AnswerCode {

    @Override
    public String row() {
        return "Row";
    }

    @Override
    public ClassName response() {
        return RuntimeTypes.FILE_RESPONSE;
    }

    /** A file is no JSON that could be kept. */
    @Override
    public List<OutputField> fields() {
        return List.of();
    }

    @Override
    public Optional<CodeBlock> respond() {
        return Optional.of(reply.respondWithFile(RouteClass.title(route.endpoint())));
    }

    // json.sendFile(req, res, Status.CREATED_201, response);
    @Override
    public CodeBlock send() {
        return CodeBlock.of("json.sendFile(req, res, $L, $L)", reply.status(), reply.one());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        type.addType(HookRowEmitter.emit(row(), javadoc, route.outputs(), List.of()));
        type.addType(HookEmitter.emit(route, response().annotated(RuntimeTypes.NULLABLE)));
    }
}
