package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;

/** One object, and whether it is new. */
record UpsertedRowCode(RowCode row) implements GivesCode {

    @Override
    public TypeName holding(ClassName row) {
        return ParameterizedTypeName.get(RuntimeTypes.UPSERTED, row);
    }

    @Override
    public String given() {
        return "upserted";
    }

    @Override
    public String responded() {
        return "response";
    }

    @Override
    public boolean several() {
        return false;
    }

    @Override
    public String rowsIn(String variable) {
        return variable + ".row()";
    }

    // upserted.map(row -> HookCall.respond("POST /films", row, hook::respond))
    @Override
    public CodeBlock respond(ClassName caller, String route) {
        return CodeBlock.of("upserted.map(row ->$W$L)", GivesCode.respondToOne(caller, route));
    }

    @Override
    public CodeBlock status() {
        return CodeBlock.of("upserted.status()");
    }

    // json.send(res, upserted.status(), upserted.row()::write)
    @Override
    public CodeBlock sendObjects() {
        return CodeBlock.of("json.send(res, $L, $L::write)", status(), one());
    }

    @Override
    public String form() {
        return "of";
    }

    @Override
    public CodeBlock delivered(CodeBlock made) {
        return CodeBlock.of("$L\n.map(export::deliver)", made);
    }

    @Override
    public CodeBlock ending() {
        throw new IllegalStateException("the result of a job does not say whether its row is new");
    }
}
