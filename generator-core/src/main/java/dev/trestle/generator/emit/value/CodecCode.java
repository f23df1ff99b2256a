package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.plan.model.ValueType;

/** A type whose values are read and written by a codec. */
record CodecCode(ValueType valueType) implements ValueCode {

    @Override
    public TypeName type() {
        return valueType.match(new JavaTypes());
    }

    private CodeBlock requested() {
        return valueType.match(Codecs.REQUESTED);
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.value($L)", requested());
    }

    @Override
    public CodeBlock readOrNull() {
        return CodeBlock.of("in.orNull($L)", requested());
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.value$L($L, $L)", nullable ? "OrNull" : "", column, codec());
    }

    @Override
    public CodeBlock write(String value) {
        return CodeBlock.of("value($L, $L)", value, codec());
    }

    @Override
    public CodeBlock writer() {
        return codec();
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("value($L, $L)", value, codec());
    }

    @Override
    public CodeBlock binder() {
        return codec();
    }

    @Override
    public CodeBlock codec() {
        return valueType.match(Codecs.STORED);
    }
}
