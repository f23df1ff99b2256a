package dev.trestle.generator.emit.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ValueType;

/** The Java type of a kind of value, and the calls that read, write and bind it. */
public sealed interface ValueCode
        permits CompositeCode, CustomCode, EnumCode, ListCode, MediaCode, MultirangeCode, RangeCode, NestedListCode,
                ScalarCode, UploadCode {

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
    default CodeBlock reader() {
        return CodeBlock.of("() -> $L", read());
    }

    /** {@code row.text(2)} or {@code row.textOrNull(2)}: reads it from a result. */
    default CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.value$L($L, $L)", nullable ? "OrNull" : "", column, decoder());
    }

    /** {@code PgText::text}: reads it from PostgreSQL's text form; for what is inside arrays and the like. */
    CodeBlock decoder();

    /** {@code text(title)}: the call that writes it to a response. */
    default CodeBlock write(String value) {
        return write(value, 0);
    }

    /** The same, within so many lambdas, whose parameters have to differ. */
    CodeBlock write(String value, int depth);

    /** {@code out::text}: the same as a method reference or lambda, within so many lambdas. */
    default CodeBlock writer(int depth) {
        String parameter = depth == 0 ? "value" : "value" + (depth + 1);
        return CodeBlock.of("$L -> out.$L", parameter, write(parameter, depth + 1));
    }

    /** {@code text(request.title())}: the call that binds it to a statement. */
    default CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("value($L, $L)", value, encoder());
    }

    /** {@code binds::text}: the same as a method reference or lambda. */
    default CodeBlock binder() {
        return CodeBlock.of("value -> binds.$L", bind(CodeBlock.of("value")));
    }

    /** {@code PgText::ofText}: gives PostgreSQL's text form; for what is inside arrays and the like. */
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
                return new ListCode(of(list.element()), list.delimiter());
            }

            @Override
            public ValueCode rowsOf(ValueType.RowsOf rows) {
                return new NestedListCode(of(rows.row()), rows.delimiter());
            }

            @Override
            public ValueCode composite(ValueType.Composite composite) {
                return new CompositeCode(ClassName.get("", composite.className()));
            }

            @Override
            public ValueCode rangeOf(ValueType.RangeOf range) {
                return new RangeCode(of(range.bound()));
            }

            @Override
            public ValueCode multirangeOf(ValueType.MultirangeOf multirange) {
                return new MultirangeCode(of(multirange.bound()));
            }

            @Override
            public ValueCode custom(ValueType.Custom custom) {
                return new CustomCode(custom);
            }

            @Override
            public ValueCode media(ValueType.Media media) {
                return new MediaCode();
            }

            @Override
            public ValueCode upload(ValueType.Upload upload) {
                return new UploadCode(upload);
            }
        });
    }
}
