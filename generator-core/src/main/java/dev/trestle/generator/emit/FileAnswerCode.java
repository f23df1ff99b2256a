package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Answer;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.UpdatePlan;
import java.util.List;
import java.util.Optional;

/** The file that the one output of the one row holds. */
record FileAnswerCode(RoutePlan route, Answer.FileOf answer, Reply reply) implements AnswerCode {

    private static final ClassName RESPONSE = RouteClass.nested("Response");

    @Override
    public String row() {
        return "Response";
    }

    // json.withFile(Response::read, row -> FileResponse.of(row.image()))
    @Override
    public CodeBlock reader() {
        boolean stores = route instanceof InsertPlan || route instanceof UpdatePlan
                || route instanceof QueryPlan query && query.atomic();
        return !stores ? AnswerCode.super.reader() : CodeBlock.of("$Wjson.withFile($L::read, row -> $T.of(row.$N()))",
                row(), RuntimeTypes.FILE_RESPONSE, answer.file().javaName());
    }

    @Override
    public ClassName response() {
        return RESPONSE;
    }

    @Override
    public List<OutputField> fields() {
        return route.outputs();
    }

    @Override
    public Optional<CodeBlock> respond() {
        return Optional.empty();
    }

    // json.sendFile(req, res, Status.OK_200, response.image());
    @Override
    public CodeBlock send() {
        return CodeBlock.of("json.sendFile(req, res, $L, $L.$N())", reply.status(), reply.one(),
                answer.file().javaName());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        type.addType(ResponseEmitter.emitUnwritten(row(), javadoc, route.outputs()));
    }
}
