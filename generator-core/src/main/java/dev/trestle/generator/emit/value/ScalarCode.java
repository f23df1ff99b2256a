package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ValueType;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A base type: the runtime has methods of its name. */
record ScalarCode(ValueType.Scalar scalar) implements ValueCode {

    private String method() {
        return scalar.type().method();
    }

    @Override
    public TypeName type() {
        return scalar.type().primitive().map(ScalarCode::primitive).orElseGet(this::reference);
    }

    private TypeName reference() {
        return switch (scalar.type()) {
            case BYTEA -> ArrayTypeName.of(TypeName.BYTE);
            case HSTORE -> ParameterizedTypeName.get(
                    ClassName.get(Map.class),
                    ClassName.get(String.class),
                    ClassName.get(String.class).annotated(RuntimeTypes.NULLABLE));
            default -> ClassName.bestGuess(scalar.type().javaClass());
        };
    }

    private static TypeName primitive(String keyword) {
        return Stream.of(
                        TypeName.BOOLEAN, TypeName.SHORT, TypeName.INT, TypeName.LONG, TypeName.FLOAT, TypeName.DOUBLE)
                .filter(type -> type.toString().equals(keyword))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public CodeBlock read() {
        String limits = scalar.limits().stream().map(String::valueOf).collect(Collectors.joining(", "));
        return CodeBlock.of("in.$L($L)", method(), limits);
    }

    @Override
    public CodeBlock reader() {
        return scalar.limits().isEmpty() ? CodeBlock.of("in::$L", method()) : CodeBlock.of("() -> $L", read());
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.$L$L($L)", method(), nullable ? "OrNull" : "", column);
    }

    @Override
    public CodeBlock decoder() {
        return CodeBlock.of("$T::$L", RuntimeTypes.PG_TEXT, method());
    }

    @Override
    public CodeBlock write(String value, int depth) {
        return CodeBlock.of("$L($L)", method(), value);
    }

    @Override
    public CodeBlock writer(int depth) {
        return CodeBlock.of("out::$L", method());
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("$L($L)", method(), value);
    }

    @Override
    public CodeBlock binder() {
        return CodeBlock.of("binds::$L", method());
    }

    @Override
    public CodeBlock encoder() {
        String method = method();
        return CodeBlock.of("$T::of$L", RuntimeTypes.PG_TEXT,
                Character.toUpperCase(method.charAt(0)) + method.substring(1));
    }
}
