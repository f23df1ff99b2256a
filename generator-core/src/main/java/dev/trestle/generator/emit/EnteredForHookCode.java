package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.RoutePlan;
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
                RuntimeTypes.ENTERED, RouteClass.nested(parts.answer().row()), parts.answer().response());
    }

    // this.export = exports.outbox("CreateFilm", "warehouse", EXPORT,
    //         JsonForm.of(Row::parse, Row::write),
    //         CreateFilm::bindLane,
    //         row -> HookCall.respond("POST /films", row, hook::respond),
    //         JsonForm.of(FilmCard::parse, FilmCard::write),
    //         CreateFilm::bindExport);
    @Override
    public void addTo(TypeSpec.Builder type, MethodSpec.Builder constructor) {
        RoutePlan route = parts.route();
        TypeName row = RouteClass.nested(parts.answer().row());
        CodeBlock lane = parts.plan().lane().isEmpty()
                ? CodeBlock.of("(row, binds) -> {}")
                : CodeBlock.of("$L::bindLane", route.endpoint().className());
        parts.addTo(type, constructor,
                ParameterizedTypeName.get(RuntimeTypes.HOOKED_EXPORT, row, parts.answer().response()), "outbox",
                CodeBlock.of("\n$L,\n$L,\nrow -> $L,\n$L,\n$L",
                        JobCode.form(row, RouteClass.nested(parts.answer().row()), route.outputs()), lane,
                        Reply.ONE.respond(RouteClass.title(route.endpoint())), parts.form(), parts.binder()));
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
    //     Row row = transaction.insert(sql(request), binds -> bind(request, binds), Row::read);
    //     entered.enter(transaction, row);
    //     return row;
    // }
    @Override
    public WorkCode work(RoutePlan route, AnswerCode answer, WorkCode.Statement statement) {
        Reply reply = answer.reply();
        Optional<WorkCode> job = performed(route, answer, statement);
        MethodSpec store = MethodSpec.methodBuilder("store")
                .addJavadoc("$L\n", parts.number(
                        "The row, and the entry of its export.", "The rows, and the entries of their export."))
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(answer.rows())
                .addParameter(RuntimeTypes.DATABASE, "transaction")
                .addParameter(reply.takes())
                .addParameter(entered(), "entered")
                .addStatement("$T $L = $L", answer.rows(), reply.givenRow(),
                        job.isPresent() ? WorkCode.perform("transaction", reply) : statement.by("transaction"))
                .addStatement(reply.handOn("entered.enter", "transaction, ", reply.givenRow()))
                .addStatement("return $L", reply.givenRow())
                .build();
        return new WorkCode(
                CodeBlock.of("export.transaction(transaction ->$Wstore(transaction, $N, entered))", reply.takes()),
                job.map(WorkCode::reference).orElse(CodeBlock.of("")),
                Stream.concat(Stream.of(store), job.stream().flatMap(code -> code.methods().stream())).toList(), false);
    }

    /** A job enters its row by its {@code JobEnding}. */
    private static Optional<WorkCode> performed(RoutePlan route, AnswerCode answer, WorkCode.Statement statement) {
        return route.background()
                ? Optional.of(WorkCode.performed(route.endpoint(), answer.reply(), answer.rows(), statement,
                        "By the database that is bound to the transaction of {@code run}, or of a job."))
                : Optional.empty();
    }

    // FilmCard response = entered.respond(() -> HookCall.respond("POST /films", row, hook::respond));
    // entered.complete(response);
    // return response;
    @Override
    public CodeBlock end(CodeBlock made) {
        Reply reply = parts.reply();
        return CodeBlock.builder()
                .addStatement("$T $L = entered.respond(() ->$W$L)", parts.answer().result(), reply.responded(), made)
                .addStatement(reply.handOn("entered.complete", "", reply.responded()))
                .addStatement("return $L", reply.responded())
                .build();
    }

    // new JobEnding<>(export::stored, export::done, export::failed)
    // new JobEnding<>(export::storedAll, export::doneAll, export::failed)
    @Override
    public Optional<CodeBlock> ending() {
        Reply reply = parts.reply();
        return parts.route().background()
                ? Optional.of(CodeBlock.of("new $T<>($L,$Wexport::failed)", RuntimeTypes.JOB_ENDING, switch (reply) {
                    // An upsert's is the row: a job does not tell whether that is new.
                    case CREATED, ONE, UPSERTED -> CodeBlock.of("export::stored,$Wexport::done");
                    case LIST, STORED_ROWS -> CodeBlock.of("export::storedAll,$Wexport::doneAll");
                    case BATCH -> CodeBlock.of("(transaction, job, $1L) ->$>$>$W"
                            + "export.storedAll(transaction, job, $1L.rows()),$<$<$W(transaction, job, $1L, $2L) ->$>$>$W"
                            + "export.doneAll(transaction, job, $1L.rows(), $2L.rows())$<$<",
                            reply.givenRow(), reply.responded());
                }))
                : Optional.empty();
    }

    @Override
    public List<MethodSpec> methods() {
        return parts.plan().lane().isEmpty() ? List.of(parts.bind()) : List.of(parts.bindLane(), parts.bind());
    }
}
