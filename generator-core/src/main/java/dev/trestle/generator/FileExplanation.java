package dev.trestle.generator;

import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out what is known of a query of files: its datasets as the routes file would declare them, and DuckDB's statement. */
record FileExplanation(FileQueryPlan route) {

    List<String> lines() {
        Endpoint endpoint = route.endpoint();
        List<String> lines = new ArrayList<>();
        lines.add(endpoint.className() + ": " + endpoint.method() + " " + endpoint.path() + ", " + route.queryFile() + " over files");
        for (DatasetPlan dataset : route.datasets()) {
            lines.addAll(List.of("", "Dataset " + dataset.name(),
                    "  format: " + word(dataset.format()), "  root: " + dataset.root(), "  validate: " + word(dataset.validation())));
            dataset.sample().ifPresent(sample -> lines.add("  sample: " + sample));
            lines.add("  columns: " + dataset.written());
            if (dataset.many()) {
                lines.add(dataset.folders().isEmpty() ? "  many: true" : "  folders: " + dataset.writtenFolders());
            }
            if (dataset.maxRejects() > 0) {
                lines.addAll(List.of("  ignore_errors: true", "  max_rejects: " + dataset.maxRejects()));
            }
        }
        lines.addAll(List.of("", "Parameters"));
        lines.addAll(ExplanationText.table(route.statement().binds().stream().map(FileExplanation::parameter).toList()));
        lines.addAll(List.of("", "Columns"));
        lines.addAll(ExplanationText.table(route.outputs().stream().map(FileExplanation::column).toList()));
        lines.addAll(List.of("", "Statement of DuckDB"));
        route.statement().sql().lines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    private static List<String> parameter(InputField field) {
        return List.of(":" + field.name(), type(field.type()), field.presence().nullable() ? "may be left out" : "required");
    }

    private static List<String> column(OutputField field) {
        return List.of(field.name(), field.pgType().name(), field.nullable() ? "nullable" : "NOT NULL");
    }

    private static String type(ValueType type) {
        return type instanceof ValueType.Scalar scalar ? word(scalar.type()) : type.toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
