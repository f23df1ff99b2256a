package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.text.StringLiteral;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.ComputedRows;
import dev.trestle.generator.plan.model.OutputField;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints what the class of a computed table has besides that of a computed column: the record of a row, and how rows are stored. */
record ComputedRowsCode(ComputedPlan plan, ComputedRows rows) {

    private static final ClassName ROW = RouteClass.nested("Row");

    /** {@code List<Row>}. */
    static final TypeName LIST = ParameterizedTypeName.get(ClassName.get(List.class), ROW);

    // /** Whether a row {@code f} of {@code doc} has no rows. */
    // private static final String MISSING = …
    FieldSpec missing(String parent) {
        return StringLiteral.constant("MISSING", plan.missing().orElseThrow()).toBuilder()
                .addJavadoc("Whether a row of $L has no rows.\n", JavadocText.code(parent)).build();
    }

    // private static final RowList<Row> ROWS = new RowList<>(List.of(
    //         RowColumn.notNull("content", Row::content, PgCodecs.TEXT),
    //         RowColumn.nullable("page", Row::page, PgCodecs.INT4)));
    FieldSpec list() {
        CodeBlock columns = plan.values().stream()
                .map(field -> CodeBlock.of("\n$T.$L($S, Row::$N,$W$L)", RuntimeTypes.ROW_COLUMN, field.nullable() ? "nullable" : "notNull",
                        field.name(), field.javaName(), ValueCode.of(field.type()).codec()))
                .collect(CodeBlock.joining(","));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.ROW_LIST, ROW), "ROWS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T<>($T.of($>$>$L$<$<))", RuntimeTypes.ROW_LIST, List.class, columns)
                .build();
    }

    // new Values<>(STORE, ROWS, new StoredRows("public.doc_chunk", MISSING))
    CodeBlock values() {
        return CodeBlock.of("new $T<>(STORE,$WROWS,$Wnew $T($S,$WMISSING))", RuntimeTypes.VALUES, RuntimeTypes.STORED_ROWS, rows.sql());
    }

    // /** A row of {@code doc_chunk}. … */
    // public record Row(String content, @Nullable Integer page) {}
    TypeSpec row(String parent) {
        List<OutputField> fields = plan.values();
        return TypeSpec.recordBuilder("Row")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("""
                        A row of $L.
                        Its key is the key of the row of $L
                        and the position in the list, from 1, as $L.
                        """, JavadocText.code(plan.name()), JavadocText.code(parent), JavadocText.code(rows.position()))
                .recordConstructor(ResponseEmitter.components(fields, ResponseEmitter::type))
                .build();
    }
}
