package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Prints what the record of a row needs so that a job can keep it as JSON and have it back. */
enum StoredRowCode {
    /** Components that may be null. */
    NULLABLE,
    /** Components that are an Optional where they may be null. */
    OPTIONAL;

    // static Response parse(RequestReader in) {
    //     in.ignoreUnknown();
    //     int filmId = 0;
    //     String title = null;
    //     while (in.next()) {
    //         switch (in.name()) {
    //             case "film_id" -> filmId = in.int4();
    //             case "title" -> title = in.orNull(in::text);
    //             default -> in.skip();
    //         }
    //     }
    //     in.end("film_id");
    //     return new Response(filmId, title);
    // }
    MethodSpec parse(String record, List<OutputField> outputs) {
        CodeBlock.Builder body = CodeBlock.builder();
        for (OutputField output : outputs) {
            TypeName type = ResponseEmitter.type(output);
            body.addStatement("$T $N =$W$L", type.withoutAnnotations(), output.javaName(),
                    RequestEmitter.initial(type));
        }
        if (outputs.stream().anyMatch(output -> output.type().hasFields())) {
            body.addStatement("in.ignoreUnknown()");
        }
        body.beginControlFlow("while (in.next())").beginControlFlow("switch (in.name())");
        for (OutputField output : outputs) {
            body.addStatement("case $S ->$W$N =$W$L", output.name(), output.javaName(), value(output));
        }
        body.addStatement("default -> in.skip()").endControlFlow().endControlFlow();
        body.addStatement("in.end($L)", outputs.stream()
                .filter(output -> !output.nullable())
                .map(output -> CodeBlock.of("$S", output.name()))
                .collect(CodeBlock.joining(",$W")));
        body.addStatement("return new $L($L)", record, outputs.stream()
                .map(this::component)
                .collect(CodeBlock.joining(",$W")));
        return MethodSpec.methodBuilder("parse")
                .addModifiers(Modifier.STATIC)
                .returns(RouteClass.nested(record))
                .addParameter(RuntimeTypes.REQUEST_READER, "in")
                .addCode(body.build())
                .build();
    }

    private static CodeBlock value(OutputField output) {
        ValueCode code = ValueCode.of(output.type());
        return output.nullable() ? CodeBlock.of("in.orNull($L)", code.reader()) : code.read();
    }

    private CodeBlock component(OutputField output) {
        return this == OPTIONAL && output.nullable()
                ? CodeBlock.of("$T.ofNullable($N)", Optional.class, output.javaName())
                : CodeBlock.of("$N", output.javaName());
    }

    // void write(JsonWriter out) {
    //     out.startObject();
    //     out.name("film_id").int4(filmId);
    //     out.endObject();
    // }
    MethodSpec write(List<OutputField> outputs) {
        return ResponseEmitter.write(outputs, this::held);
    }

    private String held(OutputField output) {
        return this == OPTIONAL && output.nullable() ? output.javaName() + ".orElse(null)" : output.javaName();
    }
}
