package dev.trestle.generator.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.CallChain;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.route.FileType;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Prints the class that holds the datasets. */
final class DatasetsEmitter {

    private DatasetsEmitter() {}

    // final class FilmsFiles {
    //     static final Dataset USERS = Dataset.of("users", FileFormat.PARQUET, "reports", Validation.STRICT)
    //             .add("id", FileType.INT8)
    //             .orNull("age", FileType.INT4);
    // }
    static TypeSpec emit(Plan plan) {
        TypeSpec.Builder type = TypeSpec.classBuilder(plan.filesClass())
                .addJavadoc("The files that queries of $L read.\n", JavadocText.code(plan.source()))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.FINAL);
        plan.datasets().forEach(dataset -> add(dataset, type));
        return type.addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build()).build();
    }

    private static void add(DatasetPlan dataset, TypeSpec.Builder type) {
        CallChain chain = CallChain.ofImmutable(RuntimeTypes.DATASET, CodeBlock.of("$T.of($S, $T.$L, $S, $T.$L)",
                RuntimeTypes.DATASET, dataset.name(), RuntimeTypes.FILE_FORMAT, dataset.format(), dataset.root(),
                RuntimeTypes.VALIDATION, dataset.validation()), "dataset");
        for (DatasetPlan.Column column : dataset.columns()) {
            chain.call("$L($S, $L)", column.nullable() ? "orNull" : "add", column.name(), type(column.type()));
        }
        for (DatasetPlan.Column column : dataset.folders()) {
            chain.call("$L($S, $L)", column.nullable() ? "folderOrNull" : "folder", column.name(), type(column.type()));
        }
        if (dataset.many() && dataset.folders().isEmpty()) {
            chain.call("many()");
        }
        if (!dataset.hosts().isEmpty()) {
            chain.call("hosts($L)", dataset.hosts().stream().map(host -> CodeBlock.of("$S", host)).collect(CodeBlock.joining(", ")));
        }
        if (dataset.maxRejects() > 0) {
            chain.call("rejecting($L)", dataset.maxRejects());
        }
        chain.addConstant(type, dataset.constant(), dataset.name(), dataset.sample()
                .map(sample -> CodeBlock.of("With the columns of the sample $L.\n", JavadocText.code(sample))).orElse(CodeBlock.of("")));
    }

    // FileType.INT8
    // FileType.numeric(10, 2)
    private static CodeBlock type(FileType type) {
        return type.limits().isEmpty()
                ? CodeBlock.of("$T.$L", RuntimeTypes.FILE_TYPE, type.kind())
                : CodeBlock.of("$T.$L($L, $L)", RuntimeTypes.FILE_TYPE, type.kind().name().toLowerCase(Locale.ROOT),
                        type.limits().get(0), type.limits().get(1));
    }
}
