package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.Takes;

/** Prints the shape of the rows of bodies whose values PostgreSQL reads. */
record ShapeCode(Takes takes) {

    private static final String NAME = "SHAPE";

    // static final RowShape SHAPE = RowShape.of()
    //         .text("film_id", Presence.REQUIRED)
    //         .value("tags", Presence.OPTIONAL_OR_NULL, PgCodecs.array(PgCodecs.TEXT));
    void addTo(TypeSpec.Builder type) {
        if (takes.shapeOnly()) {
            CallChain chain = new CallChain(RuntimeTypes.ROW_SHAPE, CodeBlock.of("$T.of()", RuntimeTypes.ROW_SHAPE), "shape");
            takes.inputs().forEach(input -> add(chain, input));
            if (takes.ignoreUnknownFields()) {
                chain.call("ignoringUnknown()");
            }
            chain.addConstant(type, NAME, "shape");
        }
    }

    private static void add(CallChain chain, InputField input) {
        CodeBlock presence = CodeBlock.of("$T.$L", RuntimeTypes.PRESENCE, presence(input.presence()));
        if (input.type().isText()) {
            chain.call("text($S,$W$L)", input.name(), presence);
        } else {
            chain.call("value($S,$W$L,$W$L)", input.name(), presence, ValueCode.of(input.type()).codec());
        }
    }

    private static String presence(Presence presence) {
        return switch (presence) {
            case REQUIRED, REQUIRED_OR_NULL, OPTIONAL, OPTIONAL_OR_NULL -> presence.name();
            case NULL_IF_ABSENT -> Presence.OPTIONAL_OR_NULL.name();
        };
    }

    // Request::fromRequest
    // SHAPE
    /** What reads a row, as an argument. */
    CodeBlock argument() {
        return CodeBlock.of(takes.shapeOnly() ? NAME : "Request::fromRequest");
    }
}
