package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.JobPlan;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Prints the class of a route that queries files. */
record FileQueryEmitter(FileQueryPlan plan, TakesCode takes) {

    private static final ClassName ROW = RouteClass.nested("Row");
    private static final ClassName LIST = ClassName.get(List.class);

    static TypeSpec emit(FileQueryPlan plan) {
        return new FileQueryEmitter(plan, TakesCode.of(plan.exchange().takes())).type();
    }

    private TypeSpec type() {
        FilePartCode code = new FilePartCode(plan.part(), plan.statement());
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(),
                "answers with the rows of " + JavadocText.code(plan.queryFile()) + " over files.");
        type.addField(StringLiteral.constant("SQL", plan.statement().sql()));
        new FormatsCode(plan.exchange().formats(), CodeBlock.of("$T.COLUMNS.columns()", ROW), ROW).addField(type);
        type.addField(RuntimeTypes.FILE_QUERY, "query", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(RuntimeTypes.JSON_HTTP, "json", Modifier.PRIVATE, Modifier.FINAL);
        addWiring(type, code);
        type.addMethod(run());
        if (!plan.rejects()) {
            type.addMethod(rows());
        }
        return type.addMethod(plan.background() ? new HandleCode(RouteCode.of(plan)).accepting() : handle())
                .addMethod(code.names("files"))
                .addMethod(code.bind("bind"))
                .addType(RequestEmitter.emit(plan))
                .addType(row())
                .build();
    }

    // Adults(Data data, JsonHttp json) {
    //     this.query = data.query(SQL, FilmsFiles.USERS);
    //     this.json = json;
    // }
    private void addWiring(TypeSpec.Builder type, FilePartCode code) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.DATA, "data")
                .addParameter(RuntimeTypes.JSON_HTTP, "json")
                .addStatement("this.query = $L", code.query("SQL"))
                .addStatement("this.json = json");
        Optional<JobCode> job = plan.endpoint().background().map(this::job);
        job.ifPresent(known -> {
            constructor.addParameter(RuntimeTypes.JOBS, "jobs");
            known.addTo(type, constructor);
        });
        type.addMethod(constructor.build());
        job.ifPresent(known -> type.addMethod(known.submit()));
    }

    // this.job = jobs.rows("Adults", JOB,
    //         JsonForm.of(Request::fromRequest, Request::write),
    //         (database, request) -> rows(request),
    //         JsonForm.of(Row::fromStored, Row::write))
    private JobCode job(JobPlan options) {
        WorkCode work = new WorkCode(CodeBlock.of("rows(request)"), CodeBlock.of("(database, request) -> rows(request)"), List.of());
        return new JobCode(RouteCode.of(plan), options, work,
                CodeBlock.of("$T.of($T::fromStored, $T::write)", RuntimeTypes.JSON_FORM, ROW, ROW));
    }

    // public RowQuery<Row> rows(Request request) {
    //     return query.rows(files(request), binds -> bind(request, binds), Row::fromRow);
    // }
    private MethodSpec rows() {
        return MethodSpec.methodBuilder("rows")
                .addJavadoc("The same rows for callers in Java: as a list, by a future, one by one, or in batches.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.ROW_QUERY, ROW))
                .addParameter(takes.parameter())
                .addStatement("return query.rows(files(request),$Wbinds -> bind(request, binds),$W$T::fromRow)", ROW)
                .build();
    }

    // public List<Row> run(Request request) {
    //     return query.list(files(request), binds -> bind(request, binds), Row::fromRow);
    // }
    // public FileResult<Row> run(Request request) {
    //     return query.result(…);
    // }
    private MethodSpec run() {
        return MethodSpec.methodBuilder("run")
                .addJavadoc(plan.rejects() ? "Returns the rows, and those that are left out: the route without HTTP.\n"
                        : "Returns the rows: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(plan.rejects() ? RuntimeTypes.FILE_RESULT : LIST, ROW))
                .addParameter(takes.parameter())
                .addStatement("return query.$L(files(request),$Wbinds -> bind(request, binds),$W$T::fromRow)", plan.rejects() ? "result" : "list", ROW)
                .build();
    }

    // Request request = json.query(req, Request::fromRequest);
    // json.sendRows(res, out -> query.each(files(request), binds -> bind(request, binds), Row.COLUMNS.to(out)));
    // FORMATS.sendObjects(json, req, res, rows -> query.each(…, Row.COLUMNS.each(rows::object)));
    // json.send(res, Status.OK_200, out -> query.write(files(request), binds -> bind(request, binds), Row.COLUMNS, out));
    private MethodSpec handle() {
        boolean negotiated = plan.exchange().formats().negotiated();
        CodeBlock sent = negotiated ? CodeBlock.of("FORMATS.sendObjects(json, req, res,$Wrows ->") : CodeBlock.of("json.sendRows(res,$Wout ->");
        CodeBlock sink = negotiated ? CodeBlock.of("$T.COLUMNS.each(rows::object)", ROW) : CodeBlock.of("$T.COLUMNS.to(out)", ROW);
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addCode(takes.taking())
                .addStatement(plan.rejects()
                        ? CodeBlock.of("json.send(res, $T.OK_200,$Wout -> query.write(files(request),$Wbinds -> bind(request, binds),$W$T.COLUMNS, out))",
                                RuntimeTypes.STATUS, ROW)
                        : CodeBlock.of("$L$Wquery.each(files(request),$Wbinds -> bind(request, binds),$W$L))", sent, sink))
                .build();
    }

    // public record Row(long id, @Nullable Integer age) {
    //     static final FileColumns COLUMNS = …
    //     static Row fromRow(FileRow row) { … }
    // }
    private TypeSpec row() {
        TypeSpec.Builder record = TypeSpec.recordBuilder("Row")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("One row of the answer.\n")
                .recordConstructor(ResponseEmitter.components(plan.outputs(), ResponseEmitter::type));
        if (!plan.background() || plan.exchange().formats().negotiated()) {
            new ColumnsCode(RuntimeTypes.FILE_COLUMNS, plan.outputs()).add(record);
        }
        record.addMethod(FilePartCode.fromRow("Row", plan.outputs()));
        if (plan.background()) {
            record.addMethod(ResponseEmitter.write(plan.outputs()));
            record.addMethod(StoredRowCode.NULLABLE.parse("Row", plan.outputs()));
        }
        return record.build();
    }
}
