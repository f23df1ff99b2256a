package dev.trestle.generator.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.trestle.generator.emit.text.JavadocText;
import dev.trestle.generator.emit.text.Layout;
import dev.trestle.generator.emit.text.RuntimeTypes;
import dev.trestle.generator.plan.model.ComputePlan;
import dev.trestle.generator.plan.model.DeletePlan;
import dev.trestle.generator.plan.model.FileExportPlan;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.LoadPlan;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.QueryPlan;
import dev.trestle.generator.plan.model.ResponsePlan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.SwitchPlan;
import dev.trestle.generator.plan.model.UpdatePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Prints a plan that has passed its checks; this cannot fail. */
public final class Emitter {

    /** All files of the plan, by path. */
    public List<SourceFile> emit(Plan plan) {
        List<SourceFile> files = new ArrayList<>();
        Routes routes = new Routes(plan);
        plan.routes().forEach(route -> files.add(file(plan, UsesCode.add(route.match(routes), plan, route))));
        plan.enums().forEach(type -> files.add(file(plan, EnumEmitter.emit(type))));
        plan.composites().forEach(type -> files.add(file(plan, CompositeEmitter.emit(type))));
        plan.rows().forEach(row -> files.add(file(plan, ResponseEmitter.emit(row))));
        plan.responses().forEach(response -> files.add(file(plan, response(plan, response))));
        files.add(file(plan, ApiEmitter.emit(plan)));
        plan.apiParts().forEach(part -> files.add(file(plan, ApiPartEmitter.emit(plan, part))));
        plan.computed().keys().forEach(key -> files.add(file(plan, ComputedKeyEmitter.emit(key))));
        plan.computed().columns().forEach(column -> files.add(file(plan, new ComputedEmitter(plan, column).emit())));
        plan.computed().missing().forEach(column -> files.add(file(plan, new MissingColumnEmitter(plan, column).emit())));
        if (!plan.codecs().isEmpty()) {
            files.add(file(plan, CodecsEmitter.emit(plan)));
        }
        files.add(file(plan, SchemaEmitter.emit(plan)));
        if (!plan.datasets().isEmpty()) {
            files.add(file(plan, DatasetsEmitter.emit(plan)));
        }
        if (!plan.targets().isEmpty()) {
            files.add(file(plan, TargetsEmitter.emit(plan)));
        }
        if (!plan.computed().limits().isEmpty()) {
            files.add(file(plan, LimitsEmitter.emit(plan)));
        }
        files.add(packageInfo(plan));
        files.sort(Comparator.comparing(SourceFile::path));
        return List.copyOf(files);
    }

    /** The repeatable migration of the computed columns; without any, one that removes what earlier ones have made. */
    public String migration(Plan plan) {
        return migrationMark(plan) + "from " + plan.source() + "; do not edit.\n" + plan.computed().migration();
    }

    /** The repeatable migration of the tables with history; without any, one that removes the triggers of earlier ones. */
    public String historyMigration(Plan plan) {
        return migrationMark(plan) + "from " + plan.source() + "; do not edit.\n" + plan.history().migration();
    }

    /** The words that it begins with: one of another package begins with others. */
    public String migrationMark(Plan plan) {
        return SourceFile.SQL_MARK + " for " + plan.packageName() + " ";
    }

    private record Routes(Plan all) implements RoutePlan.Cases<TypeSpec> {
        @Override
        public TypeSpec insert(InsertPlan plan) {
            return InsertEmitter.emit(plan);
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
        public TypeSpec list(ListPlan plan) {
            return new ListEmitter(plan).emit();
        }

        @Override
        public TypeSpec query(QueryPlan plan) {
            return QueryEmitter.emit(plan);
        }

        @Override
        public TypeSpec fileQuery(FileQueryPlan plan) {
            return FileQueryEmitter.emit(plan);
        }

        @Override
        public TypeSpec compute(ComputePlan plan) {
            return ComputeEmitter.emit(plan);
        }

        @Override
        public TypeSpec gather(GatherPlan plan) {
            return GatherEmitter.emit(plan);
        }

        @Override
        public TypeSpec load(LoadPlan plan) {
            return LoadEmitter.emit(plan);
        }

        @Override
        public TypeSpec fileExport(FileExportPlan plan) {
            return FileExportEmitter.emit(plan);
        }

        @Override
        public TypeSpec choose(SwitchPlan plan) {
            return new SwitchEmitter(plan, all).emit();
        }
    }

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

    // /** Generated by Trestle from {@code src/main/trestle/routes.yaml}. */
    // @NullMarked
    // package com.example.films.api;
    private static SourceFile packageInfo(Plan plan) {
        String text = header(plan) + """
                /** Generated by Trestle from %s. */
                @NullMarked
                package %s;

                import %s;
                """.formatted(JavadocText.code(plan.source()), plan.packageName(), RuntimeTypes.NULL_MARKED.canonicalName());
        return new SourceFile(folder(plan) + "package-info.java", text);
    }

    private static String header(Plan plan) {
        return SourceFile.MARK + " from " + plan.source() + "; do not edit.\n";
    }

    /** What the first member of the document of the API says. */
    public static String documentMark(Plan plan) {
        return SourceFile.MARK.substring("// ".length()) + " from " + plan.source() + "; do not edit.";
    }

    /** The folder of all files, with a slash at its end. */
    public static String folder(Plan plan) {
        return plan.packageName().replace('.', '/') + "/";
    }
}
