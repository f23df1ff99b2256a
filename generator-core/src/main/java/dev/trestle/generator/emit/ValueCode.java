package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.plan.ValueType;

/** The Java type of a kind of value, and the calls that read, write and bind it. */
sealed interface ValueCode permits ScalarCode, EnumCode, ListCode {

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
}
