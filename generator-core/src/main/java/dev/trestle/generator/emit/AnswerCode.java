package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.model.Answer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.RoutePlan;
import java.util.List;
import java.util.Optional;

/** Prints those parts of a route that gives rows which depend on what it makes of them. */
interface AnswerCode {

    /** The code for this route, which gives its rows so. */
    static AnswerCode of(RoutePlan route, Reply reply) {
        return route.answer().match(new Answer.Cases<>() {
            @Override
            public AnswerCode row(Answer.Row answer) {
                return new RowAnswerCode(route, reply);
            }

            @Override
            public AnswerCode hooked(Answer.Hooked answer) {
                return new HookedAnswerCode(route, answer, reply);
            }

            @Override
            public AnswerCode hookedFile(Answer.HookedFile answer) {
                return new HookedFileCode(route, reply);
            }

            @Override
            public AnswerCode fileOf(Answer.FileOf answer) {
                return new FileAnswerCode(route, answer, reply);
            }
        });
    }

    /** The name of the record of one row. */
    String row();

    // Response::read
    /** Reads one row of what the statement gives; with the space before it, as the last argument of several. */
    default CodeBlock reader() {
        return CodeBlock.of(" $L::read", row());
    }

    /** How many rows it takes and gives. */
    Reply reply();

    /** The record that it makes of one row. */
    ClassName response();

    /** The components of that record. */
    List<OutputField> fields();

    /** What a hook makes of the row, or of the rows; empty where they are the answer as they are. */
    Optional<CodeBlock> respond();

    /** Sends what {@code run} gives. */
    CodeBlock send();

    /** What the statement gives. */
    default TypeName rows() {
        return reply().gives(RouteClass.nested(row()));
    }

    /** What {@code run} gives. */
    default TypeName result() {
        return reply().gives(response());
    }

    /** Adds the record of one row, which {@code javadoc} describes, and what else the answer needs. */
    void addTypes(TypeSpec.Builder type, String javadoc);
}
