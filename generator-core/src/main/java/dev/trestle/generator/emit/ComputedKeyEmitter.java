package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.emit.value.ValueCode;
import dev.trestle.generator.plan.model.ComputedKeyPlan;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.model.OutputField;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the record of the keys of a table with computed columns. */
final class ComputedKeyEmitter {

    private static final int FIRST = 1;

    private ComputedKeyEmitter() {}

    // /** The key of {@code film}, for its computed columns. */
    // @Generated("trestle")
    // record FilmKey(int filmId) {
    static TypeSpec emit(ComputedKeyPlan plan) {
        return TypeSpec.recordBuilder(plan.className())
                .addJavadoc("The key of $L, for its computed columns.\n", JavadocText.code(plan.table().name()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .recordConstructor(ResponseEmitter.components(plan.fields(), ResponseEmitter::type))
                .addField(table(plan))
                .addMethod(read(plan))
                .addMethod(bind(plan))
                .build();
    }

    // static final ComputedTable<FilmKey> TABLE = new ComputedTable<>(
    //         "film", "public.film", "trestle.film_cell",
    //         List.of(
    //                 new KeyColumn("film_id", "integer")),
    //         FilmKey::fromRow, FilmKey::bind,
    //         List.of(
    //                 new ComputedTrigger("trestle_computed_insert", "film_inserted",
    //                         "35d3…"),
    //                 …),
    //         "R__trestle_computed.sql");
    private static FieldSpec table(ComputedKeyPlan plan) {
        ComputedTable table = plan.table();
        CodeBlock key = table.key().stream()
                .map(column -> CodeBlock.of("\nnew $T($S, $S$L)", RuntimeTypes.KEY_COLUMN, column.cellSql(), column.typeText(),
                        column.cellSql().equals(column.sql()) ? "" : CodeBlock.of(", $S", column.sql())))
                .collect(CodeBlock.joining(","));
        CodeBlock triggers = CodeBlock.of("$L,$L$L", trigger("trestle_computed_insert", table.inserted(), plan.insertedHash()),
                trigger("trestle_computed_update", table.updated(), plan.updatedHash()),
                table.clears() ? CodeBlock.of(",$L", trigger("trestle_computed_clear", table.cleared(), plan.clearedHash())) : "");
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.COMPUTED_TABLE, name(plan)), "TABLE", Modifier.STATIC, Modifier.FINAL)
                .initializer("new $T<>($>$>\n$S, $S, $S,\n$T.of($>$>$L$<$<),\n$L::fromRow, $L::bind,\n$T.of($>$>$L$<$<),\n$S)$<$<",
                        RuntimeTypes.COMPUTED_TABLE, table.name(), table.sql(), table.cellsSql(), List.class, key,
                        plan.className(), plan.className(), List.class, triggers, ComputedPart.FILE)
                .build();
    }

    private static CodeBlock trigger(String name, String function, String hash) {
        return CodeBlock.of("\nnew $T($S, $S,$>$>\n$S)$<$<", RuntimeTypes.COMPUTED_TRIGGER, name, function, hash);
    }

    private static MethodSpec read(ComputedKeyPlan plan) {
        List<CodeBlock> values = new ArrayList<>();
        for (OutputField field : plan.fields()) {
            values.add(ValueCode.of(field.type()).fetch(FIRST + values.size(), false));
        }
        return MethodSpec.methodBuilder("fromRow")
                .addModifiers(Modifier.STATIC)
                .returns(name(plan))
                .addParameter(RuntimeTypes.RESULT_ROW, "row")
                .addException(SQLException.class)
                .addStatement("return new $T(\n$L)", name(plan), values.stream().collect(CodeBlock.joining(",\n")))
                .build();
    }

    // private static void bind(List<FilmKey> keys, Binds binds) throws SQLException {
    //     binds.value(keys.stream().map(FilmKey::filmId).toList(), PgCodecs.array(PgCodecs.INT4));
    // }
    private static MethodSpec bind(ComputedKeyPlan plan) {
        MethodSpec.Builder bind = MethodSpec.methodBuilder("bind")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(ParameterizedTypeName.get(ClassName.get(List.class), name(plan)), "keys")
                .addParameter(RuntimeTypes.BINDS, "binds")
                .addException(SQLException.class);
        for (OutputField field : plan.fields()) {
            bind.addStatement("binds.value(keys.stream().map($T::$N).toList(),$W$T.array($L))", name(plan), field.javaName(),
                    RuntimeTypes.PG_CODECS, ValueCode.of(field.type()).codec());
        }
        return bind.build();
    }

    private static ClassName name(ComputedKeyPlan plan) {
        return RouteClass.nested(plan.className());
    }
}
