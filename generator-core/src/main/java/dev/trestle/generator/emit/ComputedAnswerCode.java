package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.plan.model.ComputedAnswer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Prints how a route stores its row, and reads it again if columns of it are computed in between.
 *
 * @param computed how it is read again; empty if the statement returns the answer
 */
record ComputedAnswerCode(Optional<ComputedAnswer> computed) {

    private static final String BOUND = "bound";

    // computed.row(database, ROWS, Response::fromRow,
    //         bound -> bound.insert(INSERT.sql(request), binds -> INSERT.bind(request, binds), FilmKey::fromRow))
    /**
     * The call of a route.
     *
     * @param method of the run time that computes and reads again
     * @param reader of the answer, with the space before it
     * @param call prints the call by a database, with what reads each row
     */
    DatabaseCall call(String method, CodeBlock reader, BiFunction<String, CodeBlock, CodeBlock> call) {
        return computed.<DatabaseCall>map(answer -> database -> CodeBlock.of("computed.$L($L, ROWS,$L,$Wbound -> $>$>$L$<$<)", method, database, reader,
                        call.apply(BOUND, CodeBlock.of(" $L::fromRow", answer.keyClass()))))
                .orElse(database -> call.apply(database, reader));
    }

    /** The type of a route, with the statement that reads its answer. */
    TypeSpec in(TypeSpec type) {
        return computed.map(answer -> type.toBuilder()
                .addField(StringLiteral.constant("ROWS", answer.rows()).toBuilder()
                        .addJavadoc("Reads rows by their keys, with the computed columns.\n").build())
                .build()).orElse(type);
    }
}
