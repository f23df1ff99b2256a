package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Takes;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Prints how a route gets what it takes.
 *
 * @param parameter of {@code run}
 * @param read reads it from the HTTP request
 * @param form the method of {@code JsonForm} for it
 * @param constants that the reading needs
 */
record TakesCode(ParameterSpec parameter, CodeBlock read, String form, List<FieldSpec> constants) {

    private static final ClassName REQUEST = RouteClass.nested("Request");

    static TakesCode of(Takes takes) {
        return takes.amount().match(new Amount.Cases<>() {
            // Request request = json.read(req, Request::fromRequest);
            @Override
            public TakesCode one(Amount.One amount) {
                return new TakesCode(parameter(REQUEST, "request"), readOne(takes), "of", List.of());
            }

            // List<Request> rows = json.read(req, in -> in.rows(MAX_ROWS, Request::fromRequest));
            // List<Request> rows = BODIES.read(json, req, MAX_ROWS, Request::fromRequest);
            @Override
            public TakesCode many(Amount.Many amount) {
                return new TakesCode(
                        parameter(ParameterizedTypeName.get(ClassName.get(List.class), REQUEST), "rows"),
                        takes.bodies().isEmpty()
                                ? CodeBlock.of("json.read(req, in -> $L.rows(MAX_ROWS, Request::fromRequest))",
                                        takes.ignoreUnknownFields() ? "in.ignoreUnknown()" : "in")
                                : CodeBlock.of("$N.read(json, req, MAX_ROWS, Request::fromRequest)", BodiesCode.NAME),
                        "rows", Stream.concat(BodiesCode.field(takes), Stream.of(maxRows(amount.max()))).toList());
            }

            // Batch<Request> batch = json.readBatch(req, MAX_ROWS, Request::fromRequest);
            @Override
            public TakesCode oneOrMany(Amount.OneOrMany amount) {
                return new TakesCode(
                        parameter(ParameterizedTypeName.get(RuntimeTypes.BATCH, REQUEST), "batch"),
                        CodeBlock.of("json.readBatch(req, MAX_ROWS, Request::fromRequest)"), "batch", List.of(maxRows(amount.max())));
            }

            // Loaded loaded = LOAD.run(database, loads, req);
            @Override
            public TakesCode any(Amount.Any amount) {
                return new TakesCode(parameter(ParameterizedTypeName.get(ClassName.get(Iterable.class), REQUEST), "rows"),
                        CodeBlock.of("LOAD.run(database, loads, req)"), "of", BodiesCode.field(takes).toList());
            }
        });
    }

    private static ParameterSpec parameter(TypeName type, String name) {
        return ParameterSpec.builder(type, name).build();
    }

    // json.query(req, Request::fromRequest, "length", "released")
    private static CodeBlock readOne(Takes takes) {
        return switch (takes.part()) {
            case BODY -> CodeBlock.of("json.read(req, Request::fromRequest)");
            case QUERY -> CodeBlock.of("json.query(req, Request::fromRequest$L)", takes.absentIfEmpty().stream()
                    .map(name -> CodeBlock.of(",$W$S", name))
                    .collect(CodeBlock.joining("")));
            case FORM -> CodeBlock.of("in.read(Request::fromRequest)");
        };
    }

    // private static final int MAX_ROWS = 1000;
    private static FieldSpec maxRows(int max) {
        return FieldSpec.builder(int.class, "MAX_ROWS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("$L", max)
                .build();
    }

    void addFields(TypeSpec.Builder type) {
        type.addFields(constants);
    }

    // Request request = json.read(req, Request::fromRequest);
    CodeBlock taking() {
        return CodeBlock.builder().addStatement("$T $N = $L", parameter.type(), parameter, read).build();
    }
}
