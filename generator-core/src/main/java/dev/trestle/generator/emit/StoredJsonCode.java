package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import java.util.List;

/** Prints how requests and rows are kept as JSON, by jobs and for exports. */
final class StoredJsonCode {

    private StoredJsonCode() {}

    // JsonForm.of(Response::fromStored, Response::write).keeping(media)
    static CodeBlock of(String form, ClassName row, List<OutputField> outputs) {
        boolean links = outputs.stream().anyMatch(output -> output.type() instanceof ValueType.Media);
        return CodeBlock.of("$L$L", form(form, row, "fromStored"),
                links ? CodeBlock.of("$Z.keeping(media)") : CodeBlock.of(""));
    }

    // JsonForm.of(Request::fromRequest, Request::write)
    static CodeBlock request(TakesCode takes) {
        return form(takes.form(), RouteClass.nested("Request"), "fromRequest");
    }

    private static CodeBlock form(String form, ClassName row, String reader) {
        return CodeBlock.of("$T.$L($T::$L,$W$T::write)", RuntimeTypes.JSON_FORM, form, row, reader, row);
    }
}
