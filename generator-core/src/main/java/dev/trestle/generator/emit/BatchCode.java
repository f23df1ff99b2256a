package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;

/** One object, or a list of them, as the request was. */
record BatchCode(RowCode row) implements GivesCode {

    @Override
    public TypeName holding(ClassName row) {
        return ParameterizedTypeName.get(RuntimeTypes.BATCH, row);
    }

    @Override
    public String given() {
        return "computed";
    }

    @Override
    public String responded() {
        return "responses";
    }

    @Override
    public boolean several() {
        return true;
    }

    @Override
    public String rowsIn(String variable) {
        return variable + ".rows()";
    }

    // computed.map(row -> HookCall.respond("POST /films/compute", row, hook::respond))
    @Override
    public CodeBlock respond(ClassName caller, String route) {
        return CodeBlock.of("computed.map(row ->$W$L)", GivesCode.respondToOne(caller, route));
    }

    @Override
    public CodeBlock status() {
        return CodeBlock.of("$T.OK_200", RuntimeTypes.STATUS);
    }

    // json.sendBatch(res, computed, Response::write)
    @Override
    public CodeBlock sendObjects() {
        return CodeBlock.of("json.sendBatch(res, computed, $T::write)", row.response());
    }

    @Override
    public String form() {
        return "batch";
    }

    @Override
    public CodeBlock delivered(CodeBlock made) {
        return CodeBlock.of("export.deliverAll($Z$L)", made);
    }

    // (transaction, job, computed) -> export.storedAll(transaction, job, computed.rows()),
    // (transaction, job, computed, responses) -> export.doneAll(transaction, job, computed.rows(), responses.rows())
    @Override
    public CodeBlock ending() {
        return CodeBlock.of("(transaction, job, $1L) ->$>$>$W"
                + "export.storedAll(transaction, job, $1L.rows()),$<$<$W(transaction, job, $1L, $2L) ->$>$>$W"
                + "export.doneAll(transaction, job, $1L.rows(), $2L.rows())$<$<", given(), responded());
    }
}
