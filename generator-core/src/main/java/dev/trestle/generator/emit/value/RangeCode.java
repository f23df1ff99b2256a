package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;

/** A range of the runtime. */
record RangeCode(ValueCode bound) implements ValueCode {

    @Override
    public TypeName type() {
        return ParameterizedTypeName.get(RuntimeTypes.RANGE, bound.boxed());
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.range($L)", bound.reader());
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T.range($L)", RuntimeTypes.PG_TEXT, bound.decoder());
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("range($L, $L)", value, bound.writer(depth));
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$T.ofRange($L)", RuntimeTypes.PG_TEXT, bound.encoder());
    }
}
