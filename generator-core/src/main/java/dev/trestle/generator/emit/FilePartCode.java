package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.FilePart;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Prints what a query of files needs within the class of its route. */
record FilePartCode(FilePart files, Statement.Constant statement) {

    private static final ClassName REQUEST = RouteClass.nested("Request");
    private static final ClassName STRING = ClassName.get(String.class);
    private static final ClassName LIST = ClassName.get(List.class);

    // data.query(SQL, FilmsFiles.USERS)
    CodeBlock query(String constant) {
        return CodeBlock.of("data.query($L$L)", constant, files.datasets().stream()
                .map(dataset -> CodeBlock.of(",$W$L.$L", files.filesClass(), dataset.constant()))
                .collect(CodeBlock.joining("")));
    }

    // private static List<List<String>> files(Request request) {
    //     return List.of(List.of(request.users()), request.visits());
    // }
    MethodSpec names(String method) {
        return MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(ParameterizedTypeName.get(LIST, ParameterizedTypeName.get(LIST,
                        files.datasets().stream().anyMatch(DatasetPlan::many) ? STRING.annotated(RuntimeTypes.NULLABLE) : STRING)))
                .addParameter(REQUEST, "request")
                .addStatement("return $T.of($L)", List.class, IntStream.range(0, files.names().size())
                        .mapToObj(i -> names(files.datasets().get(i), files.names().get(i))).collect(CodeBlock.joining(",$W")))
                .build();
    }

    private static CodeBlock names(DatasetPlan dataset, InputField file) {
        CodeBlock value = CodeBlock.of("request.$N()", file.javaName());
        return dataset.many() ? value : CodeBlock.of("$T.of($L)", List.class, value);
    }

    // private static void bind(Request request, FileBinds binds) throws SQLException {
    //     binds.int4(request.min());
    // }
    MethodSpec bind(String method) {
        MethodSpec.Builder bind = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(REQUEST, "request")
                .addParameter(RuntimeTypes.FILE_BINDS, "binds")
                .addException(SQLException.class);
        for (InputField input : statement.binds()) {
            bind.addStatement("binds.$L", ValueCode.of(input.type()).bind(CodeBlock.of("request.$N()", input.javaName())));
        }
        return bind.build();
    }

    // static Row fromRow(FileRow row) {
    //     return new Row(
    //             row.int8(1));
    // }
    static MethodSpec fromRow(String record, List<OutputField> outputs) {
        List<CodeBlock> values = new ArrayList<>();
        for (OutputField output : outputs) {
            values.add(ValueCode.of(output.type()).fetch(values.size() + 1, output.nullable()));
        }
        return MethodSpec.methodBuilder("fromRow")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested(record))
                .addParameter(RuntimeTypes.FILE_ROW, "row")
                .addStatement("return new $L(\n$L)", record, values.stream().collect(CodeBlock.joining(",\n")))
                .build();
    }
}
