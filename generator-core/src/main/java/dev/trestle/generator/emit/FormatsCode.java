package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.RowFlow;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Prints the formats of a route, and how its rows are sent in one of them.
 *
 * @param columns of the rows
 * @param row the record of a row
 */
record FormatsCode(Formats formats, CodeBlock columns, ClassName row) {

    // private static final Formats FORMATS =
    //         Formats.of(Row.COLUMNS, RowFormats.JSON, RowFormats.CSV).byParameter();
    void addField(TypeSpec.Builder type) {
        if (!formats.negotiated()) {
            return;
        }
        CodeBlock offered = Stream.concat(
                        Stream.of(columns),
                        formats.offered().stream().map(format -> CodeBlock.of("$T.$L", RuntimeTypes.ROW_FORMATS, format)))
                .collect(CodeBlock.joining(",$W"));
        CodeBlock.Builder made = CodeBlock.builder().add("$T.of($L)", RuntimeTypes.FORMATS, offered);
        if (formats.byParameter()) {
            made.add("$Z.byParameter()");
        }
        formats.batchSize().ifPresent(rows -> made.add("$Z.batches($L)", rows));
        if (formats.escapesFormulas()) {
            made.add("$Z.escapingFormulas()");
        }
        if (formats.endsWithErrors()) {
            made.add("$Z.endingWithErrors()");
        }
        type.addField(FieldSpec.builder(RuntimeTypes.FORMATS, "FORMATS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(made.build())
                .build());
    }

    // FORMATS.sendRows(json, req, res, rows -> database.stream(SQL, binds -> bind(request, binds), rows));
    CodeBlock sending(RowFlow flow, StatementCode statement) {
        boolean few = flow == RowFlow.EACH;
        return CodeBlock.of("FORMATS.$L(json, req, res,\nrows ->$Wdatabase.$L($L,$Wrows))",
                few ? "sendFewRows" : "sendRows", few ? "each" : "stream", statement.arguments());
    }

    // FORMATS.sendRows(json, req, res, run(request), Row::write);
    CodeBlock sendingList(String variable) {
        return CodeBlock.of("FORMATS.sendRows(json, req, res,$W$L,$W$T::write)", variable, row);
    }
}
