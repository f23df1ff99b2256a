package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileExportPlan.NamePart;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import javax.lang.model.element.Modifier;

/** Prints the class of a route that writes files. */
record FileExportEmitter(FileExportPlan plan, TakesCode takes, StatementCode statement) {

    static TypeSpec emit(FileExportPlan plan) {
        return new FileExportEmitter(plan, TakesCode.of(plan.exchange().takes()), StatementCode.of(plan.statement())).type();
    }

    private TypeSpec type() {
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(), "writes the rows of " + JavadocText.code(plan.queryFile())
                + (plan.partitions().isEmpty() ? " into a file." : " into files, one for each partition."));
        statement.addField(type);
        new ColumnsCode(plan.columns()).add(type);
        type.addField(JobCode.constant(plan.endpoint().background().orElseThrow()));
        type.addField(RuntimeTypes.DATABASE, "database", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(RuntimeTypes.JSON_HTTP, "json", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(RuntimeTypes.FILE_EXPORT, "export", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(ParameterizedTypeName.get(RuntimeTypes.JOB_TYPE, takes.parameter().type(), RuntimeTypes.EXPORTED_FILE), "job",
                Modifier.PRIVATE, Modifier.FINAL);
        type.addMethod(constructor()).addMethod(submit()).addMethod(run()).addMethod(handle()).addMethod(prepare()).addMethod(name());
        statement.addMethods(type);
        return type.addType(RequestEmitter.emit(plan)).build();
    }

    // ExportFilms(Database database, JsonHttp json, Jobs jobs, FileExports fileExports) {
    //     this.database = database;
    //     this.json = json;
    //     this.export = fileExports.export("reports", RowFormats.PARQUET, COLUMNS)
    //             .partitionedBy("year")
    //             .refusing();
    //     this.job = export.job(jobs, "ExportFilms", JOB,
    //             JsonForm.of(Request::fromRequest, Request::write), this::prepare)
    //             .uses(USES);
    // }
    private MethodSpec constructor() {
        return MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.DATABASE, "database")
                .addParameter(RuntimeTypes.JSON_HTTP, "json")
                .addParameter(RuntimeTypes.JOBS, "jobs")
                .addParameter(RuntimeTypes.FILE_EXPORTS, "fileExports")
                .addStatement("this.database = database")
                .addStatement("this.json = json")
                .addStatement("this.export = $L", export())
                .addStatement("this.job = export.job(jobs, $S, JOB,\n$L,$Wthis::prepare)\n.uses(USES)", plan.endpoint().className(),
                        StoredJsonCode.request(takes))
                .build();
    }

    private CodeBlock export() {
        CodeBlock.Builder export = CodeBlock.builder()
                .add("fileExports.export($S, $T.$L, COLUMNS)", plan.root(), RuntimeTypes.ROW_FORMATS, plan.format());
        if (!plan.partitions().isEmpty()) {
            export.add("\n.partitionedBy($L)", plan.partitions().stream()
                    .map(OutputField::name).map(name -> CodeBlock.of("$S", name)).collect(CodeBlock.joining(",$W")));
        }
        plan.maxPartitions().ifPresent(number -> export.add("\n.maxPartitions($L)", number));
        if (plan.escapesFormulas()) {
            export.add("\n.escapingFormulas()");
        }
        if (plan.refuses()) {
            export.add("\n.refusing()");
        }
        return export.build();
    }

    // public Job<ExportedFile> submit(Request request) {
    //     name(request);
    //     return job.submit(request);
    // }
    private MethodSpec submit() {
        boolean checked = plan.name().stream().anyMatch(NamePart.Value.class::isInstance);
        MethodSpec.Builder submit = MethodSpec.methodBuilder("submit")
                .addJavadoc("Submits the request as a job and returns the job at once: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.JOB, RuntimeTypes.EXPORTED_FILE))
                .addParameter(takes.parameter());
        if (checked) {
            submit.addComment("Refuses values that do not fit into a name before there is a job.");
            submit.addStatement("name(request)");
        }
        return submit.addStatement("return job.submit(request)").build();
    }

    // public ExportedFile run(Request request) {
    //     return export.write(name(request), rows -> database.stream(SQL, binds -> bind(request, binds), rows));
    // }
    private MethodSpec run() {
        return MethodSpec.methodBuilder("run")
                .addJavadoc("Writes the file at once: the route without HTTP.\n")
                .addModifiers(Modifier.PUBLIC)
                .returns(RuntimeTypes.EXPORTED_FILE)
                .addParameter(takes.parameter())
                .addStatement("return export.write(name(request),$W$L)", rows())
                .build();
    }

    // private PreparedFile prepare(Database database, Request request, Progress progress) {
    //     return export.prepare(name(request), progress, rows -> database.stream(SQL, binds -> bind(request, binds), rows));
    // }
    private MethodSpec prepare() {
        return MethodSpec.methodBuilder("prepare")
                .addJavadoc("Runs in the transaction of a job; the file is not visible before the job ends.\n")
                .addModifiers(Modifier.PRIVATE)
                .returns(RuntimeTypes.PREPARED_FILE)
                .addParameter(RuntimeTypes.DATABASE, "database")
                .addParameter(takes.parameter())
                .addParameter(RuntimeTypes.PROGRESS, "progress")
                .addStatement("return export.prepare(name(request), progress,$W$L)", rows())
                .build();
    }

    private CodeBlock rows() {
        return CodeBlock.of("rows ->$Wdatabase.stream($L,$Wrows)", statement.arguments());
    }

    // Request request = json.read(req, Request::fromRequest);
    // job.accepted(res, submit(request));
    private MethodSpec handle() {
        return MethodSpec.methodBuilder("handle")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(RuntimeTypes.SERVER_REQUEST, "req")
                .addParameter(RuntimeTypes.SERVER_RESPONSE, "res")
                .addCode(takes.taking())
                .addStatement("job.accepted(res, submit(request))")
                .build();
    }

    // private static String name(Request request) {
    //     return new OutputName().text("films/").value("year", request.year()).text(".parquet").get();
    // }
    private MethodSpec name() {
        CodeBlock.Builder name = CodeBlock.builder().add("new $T()", RuntimeTypes.OUTPUT_NAME);
        for (NamePart part : plan.name()) {
            if (part instanceof NamePart.Text text) {
                name.add("$Z.text($S)", text.text());
            } else if (part instanceof NamePart.Value value) {
                name.add("$Z.value($S, request.$N()$L)", value.input().name(), value.input().javaName(),
                        value.input().type() instanceof ValueType.Enumeration ? ".label()" : "");
            }
        }
        return MethodSpec.methodBuilder("name")
                .addJavadoc("The name of the file below its root.\n")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(String.class)
                .addParameter(takes.parameter())
                .addStatement("return $L$Z.get()", name.build())
                .build();
    }
}
