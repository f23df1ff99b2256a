package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.trestle.generator.plan.model.ValueType;

/** A class of the user's, by the user's codec. */
record CustomCode(ValueType.Custom custom) implements ValueCode {

    @Override
    public ClassName type() {
        return ClassName.bestGuess(custom.javaClass());
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.value($L)", custom.codec());
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$L::parse", custom.codec());
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("value($L, $L)", value, custom.codec());
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$L::format", custom.codec());
    }
}
