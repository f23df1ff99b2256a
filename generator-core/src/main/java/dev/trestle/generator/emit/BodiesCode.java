package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Takes;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the formats that the rows of a request can have. */
final class BodiesCode {

    static final String NAME = "BODIES";

    private BodiesCode() {}

    // private static final RowBodies BODIES = RowBodies.of(RowFormats.JSON, RowFormats.CSV);
    // private static final RowBodies BODIES = RowBodies
    //         .of(RowFormats.JSON, RowFormats.CSV)
    //         .absentIfEmpty("rating");
    static Stream<FieldSpec> field(Takes takes) {
        if (takes.bodies().isEmpty()) {
            return Stream.empty();
        }
        CodeBlock formats = takes.bodies().stream()
                .map(format -> CodeBlock.of("$T.$L", RuntimeTypes.ROW_FORMATS, format))
                .collect(CodeBlock.joining(",$W"));
        boolean plain = takes.absentIfNull().isEmpty() && !takes.ignoreUnknownFields();
        CodeBlock.Builder bodies = CodeBlock.builder()
                .add("$T$>$>$L.of($L)", RuntimeTypes.ROW_BODIES, plain ? "" : "\n", formats);
        if (!takes.absentIfNull().isEmpty()) {
            bodies.add("\n.absentIfEmpty($L)", takes.absentIfNull().stream()
                    .map(name -> CodeBlock.of("$S", name))
                    .collect(CodeBlock.joining(",$W")));
        }
        if (takes.ignoreUnknownFields()) {
            bodies.add("\n.ignoringUnknown()");
        }
        return Stream.of(FieldSpec.builder(RuntimeTypes.ROW_BODIES, NAME, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(bodies.add("$<$<").build())
                .build());
    }
}
