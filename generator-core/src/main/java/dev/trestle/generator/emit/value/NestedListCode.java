package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.List;

/** A list of lists, for the outermost dimension of an array that has several. */
record NestedListCode(ValueCode row, char delimiter) implements ValueCode {

    @Override
    public TypeName type() {
        return ParameterizedTypeName.get(ClassName.get(List.class), row.type());
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.list($L)", row.reader());
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T.rows($L)", RuntimeTypes.PG_TEXT, row.decoder());
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("array($L, $L)", value, row.writer(depth));
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$T.ofRows($L)", RuntimeTypes.PG_TEXT, ListCode.arguments(delimiter, row.encoder()));
    }
}
