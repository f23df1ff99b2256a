package dev.trestle.generator.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.plan.ValueType;
import java.util.List;
import java.util.stream.Collectors;

/** The Java type of a kind of value, and the calls that read, write and bind it. */
sealed interface ValueCode {

    /** The type where null cannot be. */
    TypeName type();

    /** The type in a place that takes no primitive. */
    default TypeName boxed() {
        return type().isPrimitive() ? type().box() : type();
    }

    /** The type where null can be. */
    default TypeName nullable() {
        return boxed().annotated(RuntimeTypes.NULLABLE);
    }

    /** {@code in.text(60)}: reads it from a request. */
    CodeBlock read();

    /** {@code in::text}: the same as a method reference or lambda. */
    CodeBlock reader();

    /** {@code row.text(2)} or {@code row.textOrNull(2)}: reads it from a result. */
    CodeBlock fetch(int column, boolean nullable);

    /** {@code PgText::text}: reads it from PostgreSQL's text form, as an element of an array. */
    CodeBlock decoder();

    /** {@code text(title)}: the call that writes it to a response. */
    CodeBlock write(String value);

    /** {@code out::text}: the same as a method reference or lambda. */
    CodeBlock writer();

    /** {@code text(request.title())}: the call that binds it to a statement. */
    CodeBlock bind(CodeBlock value);

    /** {@code binds::text}: the same as a method reference or lambda. */
    CodeBlock binder();

    /** {@code PgText::ofText}: gives PostgreSQL's text form, as an element of an array. */
    CodeBlock encoder();

    static ValueCode of(ValueType type) {
        return type.match(new ValueType.Cases<>() {
            @Override
            public ValueCode scalar(ValueType.Scalar scalar) {
                return new ScalarCode(scalar);
            }

            @Override
            public ValueCode enumeration(ValueType.Enumeration enumeration) {
                return new EnumCode(ClassName.get("", enumeration.className()));
            }

            @Override
            public ValueCode listOf(ValueType.ListOf list) {
                return new ListCode(of(list.element()));
            }
        });
    }

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
            String name = scalar.type().javaClass();
            return name.equals("byte[]") ? ArrayTypeName.of(TypeName.BYTE) : ClassName.bestGuess(name);
        }

        private static TypeName primitive(String keyword) {
            return List.of(TypeName.BOOLEAN, TypeName.SHORT, TypeName.INT, TypeName.LONG, TypeName.FLOAT, TypeName.DOUBLE)
                    .stream().filter(t -> t.toString().equals(keyword)).findFirst().orElseThrow();
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
            return CodeBlock.of("binds::$L", method());
        }

        @Override
        public CodeBlock encoder() {
            String method = method();
            return CodeBlock.of("$T::of$L", RuntimeTypes.PG_TEXT,
                    Character.toUpperCase(method.charAt(0)) + method.substring(1));
        }
    }

    /** A generated enum. */
    record EnumCode(ClassName type) implements ValueCode {

        @Override
        public CodeBlock read() {
            return CodeBlock.of("in.enumeration($T.LABELS)", type);
        }

        @Override
        public CodeBlock reader() {
            return CodeBlock.of("() -> $L", read());
        }

        @Override
        public CodeBlock fetch(int column, boolean nullable) {
            return CodeBlock.of("row.enumeration$L($L, $T.LABELS)", nullable ? "OrNull" : "", column, type);
        }

        @Override
        public CodeBlock decoder() {
            return CodeBlock.of("$T.LABELS::parse", type);
        }

        @Override
        public CodeBlock write(String value) {
            return CodeBlock.of("enumeration($L)", value);
        }

        @Override
        public CodeBlock writer() {
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

    /** A list, for an array. */
    record ListCode(ValueCode element) implements ValueCode {

        @Override
        public TypeName type() {
            return ParameterizedTypeName.get(ClassName.get(List.class), element.nullable());
        }

        @Override
        public CodeBlock read() {
            return CodeBlock.of("in.array($L)", element.reader());
        }

        @Override
        public CodeBlock reader() {
            return CodeBlock.of("() -> $L", read());
        }

        @Override
        public CodeBlock fetch(int column, boolean nullable) {
            return CodeBlock.of("row.array$L($L, $L)", nullable ? "OrNull" : "", column, element.decoder());
        }

        @Override
        public CodeBlock decoder() {
            throw new IllegalStateException("PostgreSQL has no arrays of arrays");
        }

        @Override
        public CodeBlock write(String value) {
            return CodeBlock.of("array($L, $L)", value, element.writer());
        }

        @Override
        public CodeBlock writer() {
            return CodeBlock.of("value -> out.$L", write("value"));
        }

        @Override
        public CodeBlock bind(CodeBlock value) {
            return CodeBlock.of("array($L, $L)", value, element.encoder());
        }

        @Override
        public CodeBlock binder() {
            return CodeBlock.of("value -> binds.$L", bind(CodeBlock.of("value")));
        }

        @Override
        public CodeBlock encoder() {
            throw new IllegalStateException("PostgreSQL has no arrays of arrays");
        }
    }
}
