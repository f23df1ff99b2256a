package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ValueType;

/** How values of one type are written in Java. */
public sealed interface ValueCode permits DirectCode, CodecCode, MediaCode, UploadCode {

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

    /** {@code in.orNull(in::text)}: the same where it may be null. */
    CodeBlock readOrNull();

    /** {@code row.text(2)} or {@code row.textOrNull(2)}: reads it from a result. */
    CodeBlock fetch(int column, boolean nullable);

    /** {@code text(title)}: the call that writes it to a response. */
    CodeBlock write(String value);

    /** {@code out::text} or {@code PgCodecs.DATE}: the same as an argument. */
    CodeBlock writer();

    /** {@code text(request.title())}: the call that binds it to a statement. */
    CodeBlock bind(CodeBlock value);

    /** {@code PgCodecs.DATE} or {@code Binds::bytes}: what binds it, as an argument. */
    CodeBlock binder();

    /** {@code PgCodecs.DATE}: the codec of all that has one. */
    CodeBlock codec();

    /** The code of a type. */
    static ValueCode of(ValueType type) {
        if (type instanceof ValueType.Scalar scalar && scalar.type().direct()) {
            return new DirectCode(scalar);
        }
        if (type instanceof ValueType.Upload upload) {
            return new UploadCode(upload);
        }
        return type instanceof ValueType.Media ? new MediaCode() : new CodecCode(type);
    }
}
