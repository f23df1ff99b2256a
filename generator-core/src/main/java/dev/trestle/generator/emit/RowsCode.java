package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.RowFlow;
import java.util.List;

/** A list of objects. */
record RowsCode(RowCode row, CodeBlock status, String given, RowFlow flow) implements GivesCode {

    @Override
    public TypeName holding(ClassName row) {
        return ParameterizedTypeName.get(ClassName.get(List.class), row);
    }

    /** Where they are spooled, what reads them. */
    @Override
    public TypeName returned() {
        return flow == RowFlow.SPOOLED ? ParameterizedTypeName.get(RuntimeTypes.ROW_QUERY, row.record()) : holding(row.record());
    }

    @Override
    public String responded() {
        return "responses";
    }

    @Override
    public boolean several() {
        return true;
    }

    // HookCall.respondToAll("GET /films", rows, hook::respond)
    @Override
    public CodeBlock respond(ClassName caller, String route) {
        return CodeBlock.of("$T.respondToAll($S, $L, hook::respond)", caller, route, given);
    }

    // json.sendRows(res, Status.CREATED_201, stored, Response::write)
    @Override
    public CodeBlock sendObjects() {
        CodeBlock ok = CodeBlock.of("$T.OK_200", RuntimeTypes.STATUS);
        return CodeBlock.of("json.sendRows(res, $L$L, $T::write)",
                status.equals(ok) ? "" : CodeBlock.of("$L, ", status), given, row.response());
    }

    @Override
    public String form() {
        return flow == RowFlow.SPOOLED ? "of" : "rows";
    }

    @Override
    public CodeBlock delivered(CodeBlock made) {
        return CodeBlock.of("export.deliverAll($Z$L)", made);
    }

    @Override
    public CodeBlock ending() {
        return CodeBlock.of("export::storedAll,$Wexport::doneAll");
    }
}
