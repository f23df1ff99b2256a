package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.plan.model.ValueType;
import java.util.stream.Collectors;

/** A type for which the runtime has methods of its name, as it is a primitive in Java, or text. */
record DirectCode(ValueType.Scalar scalar) implements ValueCode {

    private String method() {
        return scalar.type().method();
    }

    @Override
    public TypeName type() {
        return new JavaTypes().scalar(scalar);
    }

    @Override
    public CodeBlock read() {
        String limits = scalar.limits().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return CodeBlock.of("in.$L($L)", method(), limits);
    }

    @Override
    public CodeBlock readOrNull() {
        return CodeBlock.of("in.orNull($L)",
                scalar.limits().isEmpty() ? CodeBlock.of("in::$L", method()) : CodeBlock.of("() -> $L", read()));
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.$L$L($L)", method(), nullable ? "OrNull" : "", column);
    }

    @Override
    public CodeBlock write(String value) {
        return CodeBlock.of("$L($L)", method(), value);
    }

    @Override
    public CodeBlock writer() {
        return CodeBlock.of("out::$L", method());
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("$L($L)", method(), value);
    }

    @Override
    public CodeBlock binder() {
        return codec();
    }

    @Override
    public CodeBlock codec() {
        return Codecs.STORED.scalar(scalar);
    }
}
