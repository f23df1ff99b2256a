package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import java.util.Optional;

/** Prints what the record of a row needs so that a job can keep it as JSON and have it back. */
enum StoredRowCode {
    /** Components that may be null. */
    NULLABLE,
    /** Components that are an Optional where they may be null. */
    OPTIONAL;

    // static Response fromStored(RequestReader in) {
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
        return new RecordReaderCode(RouteClass.nested(record),
                outputs.stream().map(output -> ReadField.of(output, component(output))).toList(),
                outputs.stream().anyMatch(output -> output.type().hasFields()) ? List.of(RecordReaderCode.IGNORE_WITHIN) : List.of(),
                List.of(), RecordReaderCode.SKIP)
                .method("fromStored");
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
