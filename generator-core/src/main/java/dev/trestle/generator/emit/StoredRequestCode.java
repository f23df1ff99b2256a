package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.InputField;
import java.util.List;

/** Prints what a request needs so that a job can keep it as JSON. */
final class StoredRequestCode {

    private StoredRequestCode() {}

    // void write(JsonWriter out) {
    //     out.startObject();
    //     out.name("title").text(title);
    //     out.ifPresent("rating", rating, MpaaRating.CODEC);
    //     out.endObject();
    // }
    static MethodSpec write(List<InputField> inputs) {
        MethodSpec.Builder write =
                MethodSpec.methodBuilder("write").addParameter(RuntimeTypes.JSON_WRITER, "out");
        write.addStatement("out.startObject()");
        for (InputField input : inputs) {
            write.addStatement(field(input));
        }
        return write.addStatement("out.endObject()").build();
    }

    private static CodeBlock field(InputField input) {
        ValueCode code = ValueCode.of(input.type());
        return input.presence().threeState()
                ? CodeBlock.of("out.ifPresent($S,$W$N,$W$L)", input.name(), input.javaName(), code.writer())
                : CodeBlock.of("out.name($S)$Z.$L", input.name(), code.write(input.javaName()));
    }
}
