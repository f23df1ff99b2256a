package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.RowPlan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file: the one that the one output of the row holds, or the one that a hook of the service makes of the row. */
record FileCode(RoutePlan route, RowPlan row, Gives.File file) implements RowCode {

    @Override
    public ClassName record() {
        return RouteClass.nested(row.recordName());
    }

    // media.withFile(Response::fromRow, row -> FileResponse.of(row.image()))
    @Override
    public CodeBlock reader() {
        return file.content().filter(content -> file.lookedFor())
                .map(content -> CodeBlock.of("$Wmedia.withFile($L::fromRow, row -> $T.of(row.$N()))",
                        record(), RuntimeTypes.FILE_RESPONSE, content.javaName()))
                .orElseGet(RowCode.super::reader);
    }

    @Override
    public ClassName response() {
        return file.hooked() ? RuntimeTypes.FILE_RESPONSE : record();
    }

    /** The file of a hook is no JSON that could be kept. */
    @Override
    public List<OutputField> fields() {
        return file.hooked() ? List.of() : row.outputs();
    }

    @Override
    public Optional<ClassName> hookCaller() {
        return file.hooked() ? Optional.of(RuntimeTypes.FILE_RESPONSE) : Optional.empty();
    }

    // media.sendFile(req, res, Status.CREATED_201, response);
    // media.sendFile(req, res, Status.OK_200, response.image());
    @Override
    public CodeBlock send(GivesCode gives) {
        return CodeBlock.of("media.sendFile(req, res, $L, $L$L)", gives.status(), gives.one(),
                file.content().map(content -> CodeBlock.of(".$N()", content.javaName())).orElse(CodeBlock.of("")));
    }

    @Override
    public CodeBlock stored(String form) {
        return StoredJsonCode.of(form, record(), row.outputs());
    }

    @Override
    public void addTypes(TypeSpec.Builder type, String javadoc) {
        if (file.hooked()) {
            type.addType(HookRowEmitter.emit(row.recordName(), javadoc, row.outputs(), List.of()));
            type.addType(HookEmitter.emit(
                    route, response().annotated(RuntimeTypes.NULLABLE), "@return the file; null is answered by 404\n"));
        } else {
            type.addType(ResponseEmitter.emit(row.recordName(), javadoc, row.outputs(), Set.of()));
        }
    }
}
