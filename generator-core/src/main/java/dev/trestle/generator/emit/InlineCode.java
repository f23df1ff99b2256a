package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.List;
import java.util.Optional;

/** What the route answers with is exported before it does. */
record InlineCode(ExportParts parts) implements ExportCode {

    // this.export = exports.inline("LendPrint", "warehouse", EXPORT, LendPrint::bindExport);
    @Override
    public void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        parts.addTo(type, constructor, parts.of(RuntimeTypes.INLINE_EXPORT), "inline",
                CodeBlock.of("$W$L", parts.binder()));
    }

    @Override
    public String does(String does, String responds) {
        return does + responds + ", and then exports "
                + (responds.isEmpty() ? parts.number("it", "them") : "that");
    }

    // export.deliver(database.insert(SQL, binds -> bind(request, binds), Response::fromRow))
    private CodeBlock delivered(CodeBlock made) {
        return parts.gives().delivered(made);
    }

    @Override
    public CodeBlock end(CodeBlock made) {
        return CodeBlock.builder().addStatement("return $L", delivered(made)).build();
    }

    @Override
    public Optional<CodeBlock> afterwards(Optional<CodeBlock> respond) {
        return Optional.of(delivered(respond.orElse(CodeBlock.of(parts.gives().givenRow()))));
    }

    @Override
    public List<MethodSpec> methods() {
        return List.of(parts.bind());
    }
}
