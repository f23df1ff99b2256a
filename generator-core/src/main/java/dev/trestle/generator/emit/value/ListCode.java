package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.List;

/** A list, for an array of one dimension. */
record ListCode(ValueCode element, char delimiter) implements ValueCode {

    private boolean commas() {
        return delimiter == ',';
    }

    /** The arguments of {@code PgText.array}: the delimiter, unless it is a comma, and how to treat an element. */
    static CodeBlock arguments(char delimiter, CodeBlock element) {
        return delimiter == ',' ? element : CodeBlock.of("'$L', $L", delimiter == '\'' ? "\\'" : delimiter, element);
    }

    @Override
    public TypeName type() {
        return ParameterizedTypeName.get(ClassName.get(List.class), element.nullable());
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.array($L)", element.reader());
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return commas()
                ? CodeBlock.of("row.array$L($L, $L)", nullable ? "OrNull" : "", column, element.decoder())
                : ValueCode.super.fetch(column, nullable);
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T.array($L)", RuntimeTypes.PG_TEXT, arguments(delimiter, element.decoder()));
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("array($L, $L)", value, element.writer(depth));
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return commas() ? CodeBlock.of("array($L, $L)", value, element.encoder()) : ValueCode.super.bind(value);
    }

    @Override
    public CodeBlock encoder() {
        return CodeBlock.of("$T.ofArray($L)", RuntimeTypes.PG_TEXT, arguments(delimiter, element.encoder()));
    }
}
