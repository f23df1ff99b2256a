package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;

/** A generated record, for a composite type. */
record CompositeCode(ClassName type) implements ValueCode {

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.object($T::read)", type);
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T::parse", type);
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("object($L, $T::write)", value, type);
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$T::format", type);
    }
}
