package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** One object. */
record OneRowCode(RowCode row, CodeBlock status, String given) implements GivesCode {

    @Override
    public TypeName holding(ClassName row) {
        return row;
    }

    @Override
    public String givenRow() {
        return "row";
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
    public CodeBlock respond(ClassName caller, String route) {
        return GivesCode.respondToOne(caller, route);
    }

    // json.send(res, Status.CREATED_201, response::write)
    @Override
    public CodeBlock sendObjects() {
        return CodeBlock.of("json.send(res, $L, $L::write)", status, given);
    }

    @Override
    public String form() {
        return "of";
    }

    @Override
    public CodeBlock delivered(CodeBlock made) {
        return CodeBlock.of("export.deliver($L)", made);
    }

    @Override
    public CodeBlock ending() {
        return CodeBlock.of("export::stored,$Wexport::done");
    }
}
