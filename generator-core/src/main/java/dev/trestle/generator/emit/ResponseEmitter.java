package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RecordLimit;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.RowUse;
import dev.trestle.generator.plan.model.TableRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** Prints the record of one row of an answer: of one route, or the one that routes share. */
final class ResponseEmitter {

    private ResponseEmitter() {}

    /** {@code uses} say which members it needs. */
    // public record Response(int filmId, String title) {
    //     static Response fromRow(ResultRow row) { … }
    //     void write(JsonWriter out) { … }
    // }
    static TypeSpec emit(String name, String javadoc, List<OutputField> outputs, Set<RowUse> uses) {
        return RecordLimit.fitsOutputs(outputs)
                ? record(name, javadoc, outputs, uses).build()
                : WideResponseEmitter.emit(name, javadoc, outputs, uses);
    }

    // /** A row of {@code public.film} with all its columns. */
    // @Generated("trestle")
    // public record FilmRow(int filmId, String title) { … }
    static TypeSpec emit(TableRow row) {
        return record(row.className(), "A row of " + JavadocText.code(row.sql()) + " with all its columns.", row.columns(),
                row.uses())
                .addAnnotation(RuntimeTypes.GENERATED)
                .build();
    }

    private static TypeSpec.Builder record(String name, String javadoc, List<OutputField> outputs, Set<RowUse> uses) {
        TypeSpec.Builder record = record(name, javadoc, outputs)
                .addMethod(uses.contains(RowUse.OF_FILES) ? FilePartCode.fromRow(name, outputs) : read(name, outputs));
        if (uses.contains(RowUse.COLUMNS)) {
            new ColumnsCode(outputs).add(record);
        }
        if (uses.contains(RowUse.WRITTEN)) {
            record.addMethod(write(outputs));
        }
        if (uses.contains(RowUse.STORED)) {
            record.addMethod(StoredRowCode.NULLABLE.parse(name, outputs));
        }
        return record;
    }

    // public record FilmCard(String caption) {
    //     public FilmCard { … }
    //     void write(JsonWriter out) { … }
    // }
    static TypeSpec emit(ResponsePlan plan, List<MethodSpec> more) {
        return record(plan.className(), "The response of a hook to a row.", plan.fields())
                .addAnnotation(RuntimeTypes.GENERATED)
                .addMethod(nullCheck(plan.fields()))
                .addMethod(write(plan.fields()))
                .addMethods(more)
                .build();
    }

    // public FilmCard {
    //     Objects.requireNonNull(caption, "caption");
    // }
    private static MethodSpec nullCheck(List<OutputField> fields) {
        MethodSpec.Builder constructor = MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        for (OutputField field : fields) {
            if (!field.nullable() && !type(field).isPrimitive()) {
                constructor.addStatement(
                        "$T.requireNonNull($N, $S)", Objects.class, field.javaName(), field.javaName());
            }
        }
        return constructor.build();
    }

    static TypeSpec.Builder record(String name, String javadoc, List<OutputField> outputs) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L\n", javadoc)
                .recordConstructor(components(outputs, ResponseEmitter::type));
    }

    static MethodSpec components(List<OutputField> outputs, Function<OutputField, TypeName> type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (OutputField output : outputs) {
            ParameterSpec.Builder component = ParameterSpec.builder(type.apply(output), output.javaName());
            if (!output.comment().isEmpty()) {
                component.addJavadoc("$L\n", JavadocText.paragraph(output.comment()));
            }
            constructor.addParameter(component.build());
        }
        return constructor.build();
    }

    static TypeName type(OutputField output) {
        ValueCode code = ValueCode.of(output.type());
        return output.nullable() ? code.nullable() : code.type();
    }

    // static Response fromRow(ResultRow row) throws SQLException {
    //     return new Response(
    //             row.int4(1),
    //             row.text(2));
    // }
    private static MethodSpec read(String name, List<OutputField> outputs) {
        List<CodeBlock> values = new ArrayList<>();
        for (OutputField output : outputs) {
            values.add(ValueCode.of(output.type()).fetch(values.size() + 1, output.nullable()));
        }
        return MethodSpec.methodBuilder("fromRow")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested(name))
                .addParameter(RuntimeTypes.RESULT_ROW, "row")
                .addException(SQLException.class)
                .addStatement("return new $L(\n$L)", name, values.stream().collect(CodeBlock.joining(",\n")))
                .build();
    }

    // void write(JsonWriter out) {
    //     out.startObject();
    //     out.name("film_id").int4(filmId);
    //     out.endObject();
    // }
    static MethodSpec write(List<OutputField> outputs) {
        return write(outputs, OutputField::javaName);
    }

    /** The same where a component is not the value itself; {@code value} is the expression that gives it. */
    static MethodSpec write(List<OutputField> outputs, Function<OutputField, String> value) {
        MethodSpec.Builder write =
                MethodSpec.methodBuilder("write").addParameter(RuntimeTypes.JSON_WRITER, "out");
        write.addStatement("out.startObject()");
        for (OutputField output : outputs) {
            write.addStatement(write(output, value.apply(output)));
        }
        return write.addStatement("out.endObject()").build();
    }

    // out.name("film_id").int4(filmId);
    static CodeBlock write(OutputField output, String value) {
        return CodeBlock.of("out.name($S)$Z.$L", output.name(), ValueCode.of(output.type()).write(value));
    }
}
