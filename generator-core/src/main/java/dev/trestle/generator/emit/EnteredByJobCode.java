package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Optional;

/** What the hook makes of the row is entered in the transaction in which its job ends. */
record EnteredByJobCode(ExportParts parts) implements ExportCode {

    // this.export = exports.outbox("CreateFilm", "warehouse", EXPORT,
    //         JsonForm.of(FilmCard::parse, FilmCard::write),
    //         CreateFilm::bindExport);
    @Override
    public void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        parts.addTo(type, constructor, parts.of(RuntimeTypes.OUTBOX_EXPORT), "outbox",
                CodeBlock.of("\n$L,\n$L", parts.form(), parts.binder()));
    }

    @Override
    public String does(String does, String responds) {
        return does + responds + ", and then enters that for its export";
    }

    // FilmCard response = HookCall.respond("POST /films", row, hook::respond);
    // return export.transaction(transaction -> {
    //     export.enter(transaction, response);
    //     return response;
    // });
    @Override
    public CodeBlock end(CodeBlock made) {
        String response = parts.reply().responded();
        return CodeBlock.builder()
                .addStatement("$T $L = $L", parts.answer().result(), response, made)
                .add("return export.transaction(transaction -> {\n$>")
                .addStatement(parts.reply().handOn("export.enter", "transaction, ", response))
                .addStatement("return $L", response)
                .add("$<});\n")
                .build();
    }

    // export::enter
    // (transaction, responses) -> export.enterAll(transaction, responses.rows())
    @Override
    public Optional<CodeBlock> ending() {
        String response = parts.reply().responded();
        return Optional.of(switch (parts.reply()) {
            case CREATED, ONE -> CodeBlock.of("export::enter");
            case LIST, STORED_ROWS -> CodeBlock.of("export::enterAll");
            case UPSERTED, BATCH -> CodeBlock.of("(transaction, $L) ->$W$L", response,
                    parts.reply().handOn("export.enter", "transaction, ", response));
        });
    }

    @Override
    public List<MethodSpec> methods() {
        return List.of(parts.bind());
    }
}
