package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** A list, for an array. */
record ListCode(ValueCode element) implements ValueCode {

    @Override
    public TypeName type() {
        return ParameterizedTypeName.get(ClassName.get(List.class), element.nullable());
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.array($L)", element.reader());
    }

    @Override
    public CodeBlock reader() {
        return CodeBlock.of("() -> $L", read());
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.array$L($L, $L)", nullable ? "OrNull" : "", column, element.decoder());
    }

    @Override
    public CodeBlock decoder() {
        throw new IllegalStateException("PostgreSQL has no arrays of arrays");
    }

    @Override
    public CodeBlock write(String value) {
        return CodeBlock.of("array($L, $L)", value, element.writer());
    }

    @Override
    public CodeBlock writer() {
        return CodeBlock.of("value -> out.$L", write("value"));
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("array($L, $L)", value, element.encoder());
    }

    @Override
    public CodeBlock binder() {
        return CodeBlock.of("value -> binds.$L", bind(CodeBlock.of("value")));
    }

    @Override
    public CodeBlock encoder() {
        throw new IllegalStateException("PostgreSQL has no arrays of arrays");
    }
}
