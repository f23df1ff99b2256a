package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;

/** The link to a file; the planner makes it of outputs alone. */
record MediaCode() implements ValueCode {

    @Override
    public TypeName type() {
        return RuntimeTypes.MEDIA_LINK;
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        return CodeBlock.of("row.media$L($L)", nullable ? "OrNull" : "", column);
    }

    @Override
    public CodeBlock write(String value) {
        return CodeBlock.of("media($L)", value);
    }

    @Override
    public CodeBlock writer() {
        return CodeBlock.of("out::media");
    }

    /** For an export; it is no input. */
    @Override
    public CodeBlock bind(CodeBlock value) {
        return CodeBlock.of("media($L)", value);
    }

    @Override
    public CodeBlock binder() {
        throw new IllegalStateException("a link to a file is no input");
    }

    /** From what was stored; it is no input. */
    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.media()");
    }

    @Override
    public CodeBlock readOrNull() {
        return CodeBlock.of("in.orNull(in::media)");
    }

    @Override
    public CodeBlock codec() {
        throw new IllegalStateException("a link to a file has no codec");
    }
}
