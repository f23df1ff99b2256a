package dev.trestle.generator.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.plan.ComputePlan;
import dev.trestle.generator.plan.DeletePlan;
import dev.trestle.generator.plan.InsertPlan;
import dev.trestle.generator.plan.Plan;
import dev.trestle.generator.plan.QueryPlan;
import dev.trestle.generator.plan.ResponsePlan;
import dev.trestle.generator.plan.RoutePlan;
import dev.trestle.generator.plan.UpdatePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints a plan that has passed its checks; this cannot fail. */
public final class Emitter {

    /** All files of the plan, by path. */
    public List<SourceFile> emit(Plan plan) {
        List<SourceFile> files = new ArrayList<>();
        plan.routes().forEach(route -> files.add(file(plan, UsesCode.add(route.match(EMITTERS), plan, route))));
        plan.enums().forEach(type -> files.add(file(plan, EnumEmitter.emit(type))));
        plan.composites().forEach(type -> files.add(file(plan, CompositeEmitter.emit(type))));
        plan.responses().forEach(response -> files.add(file(plan, response(plan, response))));
        files.add(file(plan, ApiEmitter.emit(plan)));
        plan.apiParts().forEach(part -> files.add(file(plan, ApiPartEmitter.emit(plan, part))));
        if (!plan.codecs().isEmpty()) {
            files.add(file(plan, CodecsEmitter.emit(plan)));
        }
        files.add(file(plan, SchemaEmitter.emit(plan)));
        if (!plan.targets().isEmpty()) {
            files.add(file(plan, TargetsEmitter.emit(plan)));
        }
        files.add(packageInfo(plan));
        files.sort(Comparator.comparing(SourceFile::path));
        return List.copyOf(files);
    }

    private static final RoutePlan.Cases<TypeSpec> EMITTERS = new RoutePlan.Cases<>() {
        @Override
        public TypeSpec insert(InsertPlan plan) {
            return plan.storing().match(new StoringEmitter(plan));
        }

        @Override
        public TypeSpec update(UpdatePlan plan) {
            return UpdateEmitter.emit(plan);
        }

        @Override
        public TypeSpec delete(DeletePlan plan) {
            return DeleteEmitter.emit(plan);
        }

        @Override
        public TypeSpec query(QueryPlan plan) {
            return QueryEmitter.emit(plan);
        }

        @Override
        public TypeSpec compute(ComputePlan plan) {
            return ComputeEmitter.emit(plan);
        }
    };

    private static TypeSpec response(Plan plan, ResponsePlan response) {
        return ResponseEmitter.emit(response, plan.storesResult(response)
                ? List.of(StoredRowCode.NULLABLE.parse(response.className(), response.fields()))
                : List.of());
    }

    private static SourceFile file(Plan plan, TypeSpec type) {
        JavaFile file = JavaFile.builder(plan.packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        return new SourceFile(folder(plan) + type.name() + ".java", header(plan) + Layout.of(file.toString()));
    }

    // /** What Trestle generated from {@code src/main/trestle/routes.yaml}. */
    // @NullMarked
    // package com.example.films.api;
    private static SourceFile packageInfo(Plan plan) {
        String text = header(plan) + """
                /** What Trestle generated from %s. */
                @NullMarked
                package %s;

                import %s;
                """.formatted(JavadocText.code(plan.source()), plan.packageName(), RuntimeTypes.NULL_MARKED.canonicalName());
        return new SourceFile(folder(plan) + "package-info.java", text);
    }

    private static String header(Plan plan) {
        return SourceFile.MARK + " from " + plan.source() + "; do not edit.\n";
    }

    private static String folder(Plan plan) {
        return plan.packageName().replace('.', '/') + "/";
    }
}
