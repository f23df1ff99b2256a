package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** A generated enum. */
record EnumCode(ClassName type) implements ValueCode {

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.enumeration($T.LABELS)", type);
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.enumeration$L($L, $T.LABELS)", nullable ? "OrNull" : "", column, type);
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T.LABELS::get", type);
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("enumeration($L)", value);
    }

    @Override
    public CodeBlock writer(int depth) {
        return CodeBlock.of("out::enumeration");
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("enumeration($L)", value);
    }

    @Override
    public CodeBlock binder() {
        return CodeBlock.of("binds::enumeration");
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$T::label", type);
    }
}
