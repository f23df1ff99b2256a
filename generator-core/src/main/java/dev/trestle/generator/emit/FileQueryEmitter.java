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
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Prints the class of a route that queries files. */
record FileQueryEmitter(FileQueryPlan plan, TakesCode takes) {

    private static final ClassName ROW = RouteClass.nested("Row");
    private static final ClassName REQUEST = RouteClass.nested("Request");
    private static final ClassName STRING = ClassName.get(String.class);
    private static final ClassName LIST = ClassName.get(List.class);

    static TypeSpec emit(FileQueryPlan plan) {
        return new FileQueryEmitter(plan, TakesCode.of(plan.exchange().takes())).type();
    }

    private TypeSpec type() {
        TypeSpec.Builder type = RouteClass.builder(plan.endpoint(),
                "answers with the rows of " + JavadocText.code(plan.queryFile()) + " over files.");
        type.addField(StringLiteral.constant("SQL", plan.statement().sql()));
        new FormatsCode(plan.exchange().formats(), CodeBlock.of("$T.COLUMNS.columns()", ROW), ROW).addField(type);
        type.addField(RuntimeTypes.FILE_QUERY, "query", Modifier.PRIVATE, Modifier.FINAL);
        type.addField(RuntimeTypes.JSON_HTTP, "json", Modifier.PRIVATE, Modifier.FINAL);
        return type.addMethod(constructor())
                .addMethod(run())
                .addMethod(handle())
                .addMethod(files())
                .addMethod(bind())
                .addType(RequestEmitter.emit(plan))
                .addType(row())
                .build();
    }

    // Adults(Data data, JsonHttp json) {
    //     this.query = data.query(SQL, FilmsFiles.USERS);
    //     this.json = json;
    // }
    private MethodSpec constructor() {
        CodeBlock datasets = plan.datasets().stream()
                .map(dataset -> CodeBlock.of(",$W$L.$L", plan.filesClass(), dataset.constant()))
                .collect(CodeBlock.joining(""));
        return MethodSpec.constructorBuilder()
                .addParameter(RuntimeTypes.DATA, "data")
                .addParameter(RuntimeTypes.JSON_HTTP, "json")
                .addStatement("this.query = data.query(SQL$L)", datasets)
                .addStatement("this.json = json")
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

    // private static List<List<String>> files(Request request) {
    //     return List.of(List.of(request.users()), request.visits());
    // }
    private MethodSpec files() {
        return MethodSpec.methodBuilder("files")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(LIST, ParameterizedTypeName.get(LIST,
                        plan.datasets().stream().anyMatch(DatasetPlan::many) ? STRING.annotated(RuntimeTypes.NULLABLE) : STRING)))
                .addParameter(REQUEST, "request")
                .addStatement("return $T.of($L)", List.class, IntStream.range(0, plan.files().size())
                        .mapToObj(i -> names(plan.datasets().get(i), plan.files().get(i))).collect(CodeBlock.joining(",$W")))
                .build();
    }

    private static CodeBlock names(DatasetPlan dataset, InputField file) {
        CodeBlock value = CodeBlock.of("request.$N()", file.javaName());
        return dataset.many() ? value : CodeBlock.of("$T.of($L)", List.class, value);
    }

    // private static void bind(Request request, FileBinds binds) throws SQLException {
    //     binds.int4(request.min());
    // }
    private MethodSpec bind() {
        MethodSpec.Builder bind = MethodSpec.methodBuilder("bind")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(REQUEST, "request")
                .addParameter(RuntimeTypes.FILE_BINDS, "binds")
                .addException(SQLException.class);
        for (InputField input : plan.statement().binds()) {
            bind.addStatement("binds.$L", ValueCode.of(input.type()).bind(CodeBlock.of("request.$N()", input.javaName())));
        }
        return bind.build();
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
        new ColumnsCode(RuntimeTypes.FILE_COLUMNS, plan.outputs()).add(record);
        List<CodeBlock> values = new ArrayList<>();
        for (OutputField output : plan.outputs()) {
            values.add(ValueCode.of(output.type()).fetch(values.size() + 1, output.nullable()));
        }
        return record.addMethod(MethodSpec.methodBuilder("fromRow")
                        .addModifiers(Modifier.STATIC)
                        .returns(ROW)
                        .addParameter(RuntimeTypes.FILE_ROW, "row")
                        .addStatement("return new Row(\n$L)", values.stream().collect(CodeBlock.joining(",\n")))
                        .build())
                .build();
    }
}
