package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.model.Answer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.Optional;

/** What a hook of the service makes of the row, or of each row. */
record HookedAnswerCode(RoutePlan route, Answer.Hooked answer, Reply reply) implements AnswerCode {

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
        type.addType(HookEmitter.emit(route, response()));
    }
}
