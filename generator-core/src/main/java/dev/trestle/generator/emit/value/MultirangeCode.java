package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.List;

/** A list of ranges, for a multirange. */
record MultirangeCode(ValueCode bound) implements ValueCode {

    private RangeCode range() {
        return new RangeCode(bound);
    }

    @Override
    public TypeName type() {
        return ParameterizedTypeName.get(ClassName.get(List.class), range().type());
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.list($L)", range().reader());
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T.multirange($L)", RuntimeTypes.PG_TEXT, bound.decoder());
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("array($L, $L)", value, range().writer(depth));
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$T.ofMultirange($L)", RuntimeTypes.PG_TEXT, bound.encoder());
    }
}
