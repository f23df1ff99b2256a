package dev.trestle.generator.emit.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ValueType;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that a form brings; the planner makes it of inputs alone. */
public record UploadCode(ValueType.Upload upload) implements ValueCode {

    @Override
    public TypeName type() {
        return RuntimeTypes.UPLOAD;
    }

    // FormFile.of("image", "image/png", "image/jpeg").max(20_000_000)
    // FormFile.of("trailer", MediaKind.VIDEO)
    public CodeBlock file(String name) {
        CodeBlock.Builder file = CodeBlock.builder().add("$T.of($S", RuntimeTypes.FORM_FILE, name);
        if (!upload.accept().isEmpty()) {
            upload.accept().forEach(type -> file.add(",$W$S", type));
        } else {
            upload.column().ifPresent(column -> file.add(",$W$T.$L", RuntimeTypes.MEDIA_KIND, column.kind()));
        }
        file.add(")");
        upload.maxSize().ifPresent(bytes -> file.add("$Z.max($L)", grouped(bytes)));
        return file.build();
    }

    /** {@code 20_000_000}, and an L where an int is too small. */
    private static String grouped(long bytes) {
        String groups = Stream.of(String.format(Locale.ROOT, "%,d", bytes).split(",")).collect(Collectors.joining("_"));
        return groups + (bytes > Integer.MAX_VALUE ? "L" : "");
    }

    @Override
    public CodeBlock read() {
        return CodeBlock.of("in.upload()");
    }

    @Override
    public CodeBlock readOrNull() {
        return CodeBlock.of("in.orNull(in::upload)");
    }

    @Override
    public CodeBlock fetch(int column, boolean nullable) {
        throw new IllegalStateException("a file is no output");
    }

    @Override
    public CodeBlock bind(CodeBlock value) {
        return upload.column()
                .map(column -> CodeBlock.of("media($L,$W$S)", value, column.collection()))
                .orElseGet(() -> CodeBlock.of("bytes($L)", value));
    }

    @Override
    public CodeBlock binder() {
        return upload.column()
                .map(column -> CodeBlock.of("(binds, value) -> binds.media(value, $S)", column.collection()))
                .orElseGet(() -> CodeBlock.of("$T::bytes", RuntimeTypes.BINDS));
    }

    @Override
    public CodeBlock write(String value) {
        return CodeBlock.of("upload($L)", value);
    }

    @Override
    public CodeBlock writer() {
        return CodeBlock.of("out::upload");
    }

    @Override
    public CodeBlock codec() {
        throw new IllegalStateException("a file has no codec");
    }
}
