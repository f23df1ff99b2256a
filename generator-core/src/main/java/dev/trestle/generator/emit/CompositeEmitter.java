package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.CompositePlan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the Java record of a composite type. */
final class CompositeEmitter {

    private final CompositePlan plan;
    private final ClassName self;

    private CompositeEmitter(CompositePlan plan) {
        this.plan = plan;
        this.self = ClassName.get("", plan.className());
    }

    // public record Address(@Nullable String street, @Nullable Integer number) {
    //     static Address fromRequest(RequestReader in) { … }
    //     void write(JsonWriter out) { … }
    //     static Address parse(String text) { … }
    //     String format() { … }
    // }
    static TypeSpec emit(CompositePlan plan) {
        CompositeEmitter emitter = new CompositeEmitter(plan);
        return TypeSpec.recordBuilder(plan.className())
                .addJavadoc("A value of the composite type $L.\n", JavadocText.code(plan.sql()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC)
                .recordConstructor(emitter.components())
                .addField(emitter.expected())
                .addField(emitter.codec())
                .addMethod(emitter.read())
                .addMethod(emitter.write())
                .addMethod(emitter.parse())
                .addMethod(emitter.format())
                .build();
    }

    // static final ExpectedType TYPE = new ExpectedType("public", "address",
    //         "street text",
    //         "number integer");
    private FieldSpec expected() {
        return FieldSpec.builder(RuntimeTypes.EXPECTED_TYPE, "TYPE", Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T($S, $S$>$>$L$<$<)", RuntimeTypes.EXPECTED_TYPE, plan.schema(), plan.name(),
                        plan.attributes().stream()
                                .map(attribute -> CodeBlock.of(",\n$S", attribute))
                                .collect(CodeBlock.joining("")))
                .build();
    }

    // static final Codec<Address> CODEC =
    //         PgCodecs.composite(Address::parse, Address::format, Address::fromRequest, Address::write);
    private FieldSpec codec() {
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.CODEC, self), "CODEC", Modifier.STATIC, Modifier.FINAL)
                .initializer("$1T.composite($2T::parse,$W$2T::format,$W$2T::fromRequest,$W$2T::write)", RuntimeTypes.PG_CODECS, self)
                .build();
    }

    private MethodSpec components() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        for (CompositePlan.Field field : plan.fields()) {
            ParameterSpec.Builder component = ParameterSpec.builder(type(field), field.javaName());
            if (!field.comment().isEmpty()) {
                component.addJavadoc("$L\n", JavadocText.paragraph(field.comment()));
            }
            constructor.addParameter(component.build());
        }
        return constructor.build();
    }

    private static TypeName type(CompositePlan.Field field) {
        ValueCode code = ValueCode.of(field.type());
        return field.nullable() ? code.nullable() : code.boxed();
    }

    // static Address fromRequest(RequestReader in) {
    //     String street = null;
    //     while (in.next()) {
    //         switch (in.name()) {
    //             case "street" -> street = in.orNull(in::text);
    //             default -> in.unknown();
    //         }
    //     }
    //     in.end();
    //     return new Address(street);
    // }
    private MethodSpec read() {
        return new RecordReaderCode(self, plan.fields().stream().map(field -> ReadField.of(field, type(field))).toList(),
                List.of(), List.of(), RecordReaderCode.REFUSE).method("fromRequest");
    }

    // void write(JsonWriter out) {
    //     out.startObject();
    //     out.name("street").text(street);
    //     out.endObject();
    // }
    private MethodSpec write() {
        MethodSpec.Builder write =
                MethodSpec.methodBuilder("write").addParameter(RuntimeTypes.JSON_WRITER, "out");
        write.addStatement("out.startObject()");
        for (CompositePlan.Field field : plan.fields()) {
            write.addStatement("out.name($S)$Z.$L", field.name(), ValueCode.of(field.type()).write(field.javaName()));
        }
        return write.addStatement("out.endObject()").build();
    }

    // static Address parse(String text) {
    //     CompositeReader fields = CompositeReader.of("public.address", text, 1);
    //     return new Address(
    //             fields.nextOrNull(PgCodecs.TEXT::parse));
    // }
    private MethodSpec parse() {
        List<CodeBlock> fields = plan.fields().stream()
                .map(field -> CodeBlock.of("\nfields.next$L($L::parse)",
                        field.nullable() ? "OrNull" : "", ValueCode.of(field.type()).codec()))
                .toList();
        return MethodSpec.methodBuilder("parse")
                .addModifiers(Modifier.STATIC)
                .returns(self)
                .addParameter(String.class, "text")
                .addStatement("$1T fields = $1T.of($2S, text, $3L)",
                        RuntimeTypes.COMPOSITE_READER, plan.sql(), fields.size())
                .addStatement("return new $T($L)", self, fields.stream().collect(CodeBlock.joining(",")))
                .build();
    }

    // String format() {
    //     return new CompositeWriter()
    //             .add(street, PgCodecs.TEXT::format)
    //             .end();
    // }
    private MethodSpec format() {
        CodeBlock fields = plan.fields().stream()
                .map(field -> CodeBlock.of(
                        "\n.add($N, $L::format)", field.javaName(), ValueCode.of(field.type()).codec()))
                .collect(CodeBlock.joining(""));
        return MethodSpec.methodBuilder("format")
                .returns(String.class)
                .addStatement("return new $T()$L\n.end()", RuntimeTypes.COMPOSITE_WRITER, fields)
                .build();
    }
}
