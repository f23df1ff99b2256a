package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.Optional;

/** The row itself, or the rows, as JSON. */
record RowAnswerCode(RoutePlan route, Reply reply) implements AnswerCode {

    @Override
    public String row() {
        return reply == Reply.LIST ? "Row" : "Response";
    }

    @Override
    public ClassName response() {
        return RouteClass.nested(row());
    }

    @Override
    public List<OutputField> fields() {
        return route.outputs();
    }

    @Override
    public Optional<CodeBlock> respond() {
        return Optional.empty();
    }

    @Override
    public CodeBlock send() {
        return reply.send(response());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        type.addType(route.keepsRows()
                ? ResponseEmitter.emit(row(), javadoc, route.outputs(),
                        List.of(StoredRowCode.NULLABLE.parse(row(), route.outputs())))
                : ResponseEmitter.emit(row(), javadoc, route.outputs()));
    }
}
