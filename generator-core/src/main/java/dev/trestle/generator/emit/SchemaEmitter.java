package dev.trestle.generator.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.trestle.generator.plan.ExpectedTable;
import dev.trestle.generator.plan.Plan;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Prints the class that says which tables, columns and labels the code was generated from. */
final class SchemaEmitter {

    private SchemaEmitter() {}

    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.schemaClass())
                .addJavadoc("The tables, columns and labels that the routes were generated from.\n")
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(tables(plan))
                .addMethod(enums(plan));
        if (!plan.media().isEmpty()) {
            type.addMethod(media(plan));
        }
        plan.tables().forEach(table -> type.addMethod(table(table)));
        return type.build();
    }

    // static List<ExpectedTable> tables() {
    //     return List.of(
    //             film());
    // }
    private static MethodSpec tables(Plan plan) {
        CodeBlock tables = plan.tables().stream()
                .map(table -> CodeBlock.of("\n$N()", table.methodName()))
                .collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder("tables")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(ClassName.get(List.class), RuntimeTypes.EXPECTED_TABLE))
                .addStatement("return $T.of($L)", List.class, tables)
                .build();
    }

    // static List<Labels<?>> enums() {
    //     return List.of(
    //             MpaaRating.LABELS);
    // }
    private static MethodSpec enums(Plan plan) {
        CodeBlock enums = plan.enums().stream()
                .map(type -> CodeBlock.of("\n$L.LABELS", type.className()))
                .collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder("enums")
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class),
                        ParameterizedTypeName.get(RuntimeTypes.LABELS, WildcardTypeName.subtypeOf(Object.class))))
                .addStatement("return $T.of($L)", List.class, enums)
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

    // private static ExpectedTable film() {
    //     return new ExpectedTable("public", "film",
    //             "film_id integer not null",
    //             "title text");
    // }
    private static MethodSpec table(ExpectedTable table) {
        CodeBlock columns = table.columns().stream()
                .map(column -> CodeBlock.of(",\n$S", column))
                .collect(CodeBlock.joining(""));
        return MethodSpec.methodBuilder(table.methodName())
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.EXPECTED_TABLE)
                .addStatement("return new $T($S, $S$L)",
                        RuntimeTypes.EXPECTED_TABLE, table.schema(), table.name(), columns)
                .build();
    }
}
