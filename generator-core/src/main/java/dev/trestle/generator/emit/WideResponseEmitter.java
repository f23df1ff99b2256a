package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RowUse;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Prints the class of one row of an answer whose columns are too many for a record. */
final class WideResponseEmitter {

    private WideResponseEmitter() {}

    // public static final class Response {
    //     private String title;
    //     public String title() { … }
    //     static Response fromRow(ResultRow row) { … }
    //     void write(JsonWriter out) { … }
    // }
    static TypeSpec emit(String name, String javadoc, List<OutputField> outputs, Set<RowUse> uses) {
        TypeSpec.Builder type = WideClass.builder(name, javadoc);
        if (uses.contains(RowUse.COLUMNS)) {
            new ColumnsCode(outputs).add(type);
        }
        for (OutputField output : outputs) {
            type.addField(WideClass.field(ResponseEmitter.type(output), output.javaName(), CodeBlock.of("")));
        }
        type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        int parts = WideClass.parts(outputs.size());
        type.addMethod(read(name, parts));
        for (int number = 0; number < parts; number++) {
            type.addMethod(readPart(number, WideClass.part(outputs, number)));
        }
        if (uses.contains(RowUse.WRITTEN)) {
            type.addMethod(write(parts));
            for (int number = 0; number < parts; number++) {
                type.addMethod(writePart(number, WideClass.part(outputs, number)));
            }
        }
        for (OutputField output : outputs) {
            type.addMethod(WideClass.accessor(ResponseEmitter.type(output), output.javaName(), output.comment()));
        }
        return type.build();
    }

    // static Response fromRow(ResultRow row) throws SQLException {
    //     Response response = new Response();
    //     response.readPart0(row);
    //     return response;
    // }
    private static MethodSpec read(String name, int parts) {
        MethodSpec.Builder read = MethodSpec.methodBuilder("fromRow")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested(name))
                .addParameter(RuntimeTypes.RESULT_ROW, "row")
                .addException(SQLException.class)
                .addStatement("$1L response = new $1L()", name);
        for (int number = 0; number < parts; number++) {
            read.addStatement("response.readPart$L(row)", number);
        }
        return read.addStatement("return response").build();
    }

    // private void readPart0(ResultRow row) throws SQLException {
    //     filmId = row.int4(1);
    // }
    private static MethodSpec readPart(int number, List<OutputField> outputs) {
        MethodSpec.Builder read = MethodSpec.methodBuilder("readPart" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.RESULT_ROW, "row")
                .addException(SQLException.class);
        int column = WideClass.start(number);
        for (OutputField output : outputs) {
            column++;
            read.addStatement("$N =$W$L", output.javaName(),
                    ValueCode.of(output.type()).fetch(column, output.nullable()));
        }
        return read.build();
    }

    // void write(JsonWriter out) {
    //     out.startObject();
    //     writePart0(out);
    //     out.endObject();
    // }
    private static MethodSpec write(int parts) {
        MethodSpec.Builder write = MethodSpec.methodBuilder("write")
                .addParameter(RuntimeTypes.JSON_WRITER, "out")
                .addStatement("out.startObject()");
        for (int number = 0; number < parts; number++) {
            write.addStatement("writePart$L(out)", number);
        }
        return write.addStatement("out.endObject()").build();
    }

    // private void writePart0(JsonWriter out) {
    //     out.name("film_id").int4(filmId);
    // }
    private static MethodSpec writePart(int number, List<OutputField> outputs) {
        MethodSpec.Builder write = MethodSpec.methodBuilder("writePart" + number)
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.JSON_WRITER, "out");
        outputs.forEach(output -> write.addStatement(ResponseEmitter.write(output, output.javaName())));
        return write.build();
    }
}
