package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.CheckedTable;
import dev.trestle.generator.plan.model.CompositePlan;
import dev.trestle.generator.plan.model.EnumPlan;
import dev.trestle.generator.plan.model.Plan;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Prints the class that says which tables, columns and types the code was generated from. */
final class SchemaEmitter {

    private SchemaEmitter() {}

    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.schemaClass())
                .addJavadoc("The tables, columns and types that the routes were generated from.\n")
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(all(plan));
        if (!plan.media().isEmpty()) {
            type.addMethod(media(plan));
        }
        plan.tables().forEach(table -> type.addMethod(table(table)));
        return type.build();
    }

    // static List<Expected> all() {
    //     return List.of(
    //             film(),
    //             MpaaRating.LABELS,
    //             Address.TYPE);
    // }
    private static MethodSpec all(Plan plan) {
        Stream<CodeBlock> tables = plan.tables().stream().map(table -> CodeBlock.of("$N()", table.methodName()));
        Stream<CodeBlock> types = UsesCode.types(
                plan.enums().stream().map(EnumPlan::className).toList(),
                plan.composites().stream().map(CompositePlan::className).toList());
        return MethodSpec.methodBuilder("all")
                .addModifiers(Modifier.STATIC)
                .returns(UsesCode.LIST)
                .addStatement("return $T.of($L)", List.class, Stream.concat(tables, types)
                        .map(one -> CodeBlock.of("\n$L", one))
                        .collect(CodeBlock.joining(",")))
                .build();
    }

    // static List<MediaColumn> media() {
    //     return List.of(
    //             new MediaColumn("poster.image", "public.poster", "image", MediaKind.IMAGE, MediaColumn.Access.SERVED));
    // }
    private static MethodSpec media(Plan plan) {
        CodeBlock columns = plan.media().stream()
                .map(media -> CodeBlock.of("\nnew $1T($2S, $3S, $4S,$W$5T.$6L,$W$1T.Access.$7L)",
                        RuntimeTypes.MEDIA_COLUMN, media.collection(), media.table(), media.column(),
                        RuntimeTypes.MEDIA_KIND, media.kind(), media.served() ? "SERVED" : "HIDDEN"))
                .collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder("media")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.MEDIA_COLUMN))
                .addStatement("return $T.of($L)", List.class, columns)
                .build();
    }

    // static CheckedTable film() {
    //     return new CheckedTable("public", "film",
    //             "film_id integer not null",
    //             "title text");
    // }
    private static MethodSpec table(CheckedTable table) {
        CodeBlock columns = table.columns().stream()
                .map(column -> CodeBlock.of(",\n$S", column))
                .collect(CodeBlock.joining(""));
        return MethodSpec.methodBuilder(table.methodName())
                .addModifiers(Modifier.STATIC)
                .returns(RuntimeTypes.EXPECTED_TABLE)
                .addStatement("return new $T($S, $S$L)",
                        RuntimeTypes.EXPECTED_TABLE, table.schema(), table.name(), columns)
                .build();
    }
}
