package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.Answer;
import dev.trestle.generator.plan.RoutePlan;

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
            public AnswerCode fileOf(Answer.FileOf answer) {
                return new FileAnswerCode(route, answer, reply);
            }
        });
    }

    /** The name of the record of one row. */
    String row();

    /** How many rows it takes and gives. */
    Reply reply();

    /** What {@code run} gives. */
    TypeName result();

    /** What a job needs to keep the row and to make the result: the JSON of what the statement gives, and so on. */
    CodeBlock jobForms();

    /** The method {@code run}; {@code does} begins its Javadoc, {@code rows} gives the row, or the rows. */
    MethodSpec run(String does, CodeBlock rows);

    /** The method {@code handle}. */
    MethodSpec handle();

    /** Adds the record of one row, which {@code javadoc} describes, and what else the answer needs. */
    void addTypes(TypeSpec.Builder type, String javadoc);
}
