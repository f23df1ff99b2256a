package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * The row is entered in the transaction of the statement, and what the hook makes of it completes the entry: at once, or at
 * the end of the job.
 */
record EnteredForHookCode(ExportParts parts) implements ExportCode {

    private TypeName entered() {
        return ParameterizedTypeName.get(
                RuntimeTypes.ENTERED, parts.row().record(), parts.row().response());
    }

    // this.export = exports.outbox("CreateFilm", "warehouse", EXPORT,
    //         JsonForm.of(Row::fromStored, Row::write),
    //         CreateFilm::bindLane,
    //         row -> HookCall.respond("POST /films", row, hook::respond),
    //         JsonForm.of(FilmCard::fromStored, FilmCard::write),
    //         CreateFilm::bindExport);
    @Override
    public void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        ClassName row = parts.row().record();
        CodeBlock lane = parts.plan().lane().isEmpty()
                ? CodeBlock.of("(row, binds) -> {}")
                : CodeBlock.of("$L::bindLane", parts.route().className());
        parts.addTo(type, constructor,
                ParameterizedTypeName.get(RuntimeTypes.HOOKED_EXPORT, row, parts.row().response()), "outbox",
                CodeBlock.of("\n$L,\n$L,\nrow -> $L,\n$L,\n$L",
                        StoredJsonCode.of("of", row, parts.route().plan().outputs()), lane,
                        GivesCode.respondToOne(RuntimeTypes.HOOK_CALL, parts.route().title()), parts.form(), parts.binder()));
    }

    @Override
    public String does(String does, String responds) {
        return does + parts.number(" and enters it for its", " and enters them for their")
                + " export, in one transaction," + responds;
    }

    // Entered<Row, FilmCard> entered = export.begin();
    @Override
    public CodeBlock begin() {
        return CodeBlock.builder().addStatement("$T entered = export.begin()", entered()).build();
    }

    // /** The row, and the entry of its export. */
    // private static Row store(Database transaction, Request request, Entered<Row, FilmCard> entered) {
    //     Row row = transaction.insert(INSERT.sql(request), binds -> INSERT.bind(request, binds), Row::fromRow);
    //     entered.enter(transaction, row);
    //     return row;
    // }
    @Override
    public WorkCode work(RouteCode route, DatabaseCall call) {
        GivesCode gives = route.gives();
        Optional<WorkCode> job = performed(route, call);
        MethodSpec store = MethodSpec.methodBuilder("store")
                .addJavadoc("$L\n", parts.number(
                        "The row, and the entry of its export.", "The rows, and the entries of their export."))
                .addModifiers(WorkCode.modifiers(route))
                .returns(gives.returned())
                .addParameter(RuntimeTypes.DATABASE, "transaction")
                .addParameter(route.takes().parameter())
                .addParameter(entered(), "entered")
                .addStatement("$T $L = $L", gives.returned(), gives.givenRow(),
                        job.isPresent() ? WorkCode.perform("transaction", route) : call.by("transaction"))
                .addStatement(gives.handOn("entered.enter", "transaction, ", gives.givenRow()))
                .addStatement("return $L", gives.givenRow())
                .build();
        return new WorkCode(
                CodeBlock.of("export.transaction(transaction ->$Wstore(transaction, $N, entered))", route.takes().parameter()),
                job.map(WorkCode::reference).orElse(CodeBlock.of("")),
                Stream.concat(Stream.of(store), job.stream().flatMap(code -> code.methods().stream())).toList());
    }

    /** A job enters its row by its {@code JobEnding}. */
    private static Optional<WorkCode> performed(RouteCode route, DatabaseCall call) {
        return route.plan().background()
                ? Optional.of(WorkCode.performed(route, call,
                        "By the database that is bound to the transaction of {@code run}, or of a job."))
                : Optional.empty();
    }

    // FilmCard response = entered.respond(() -> HookCall.respond("POST /films", row, hook::respond));
    // entered.complete(response);
    // return response;
    @Override
    public CodeBlock end(CodeBlock made) {
        GivesCode gives = parts.gives();
        return CodeBlock.builder()
                .addStatement("$T $L = entered.respond(() ->$W$L)", parts.gives().result(), gives.responded(), made)
                .addStatement(gives.handOn("entered.complete", "", gives.responded()))
                .addStatement("return $L", gives.responded())
                .build();
    }

    // new JobEnding<>(export::stored, export::done, export::failed)
    // new JobEnding<>(export::storedAll, export::doneAll, export::failed)
    @Override
    public Optional<CodeBlock> ending() {
        return parts.route().plan().background()
                ? Optional.of(CodeBlock.of("new $T<>($L,$Wexport::failed)", RuntimeTypes.JOB_ENDING, parts.gives().ending()))
                : Optional.empty();
    }

    @Override
    public List<MethodSpec> methods() {
        return parts.plan().lane().isEmpty() ? List.of(parts.bind()) : List.of(parts.bindLane(), parts.bind());
    }
}
