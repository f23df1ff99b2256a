package dev.trestle.generator;

import dev.trestle.generator.plan.model.DatasetPlan;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.FileQueryPlan;
import dev.trestle.generator.plan.model.GatherPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Plan;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Statement;
import dev.trestle.generator.plan.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lays out what is known of a query of files: its datasets as the routes file would declare them, and DuckDB's statement. */
record FileExplanation(String title, List<DatasetPlan> datasets, Statement.Constant statement, List<OutputField> outputs) {

    /** The queries of files that a route of this name runs. */
    static List<FileExplanation> of(Plan plan, String name) {
        List<FileExplanation> found = new ArrayList<>();
        for (RoutePlan route : plan.routes()) {
            boolean meant = route.endpoint().className().equals(name);
            if (meant && route instanceof FileQueryPlan query) {
                found.add(new FileExplanation(title(route, "", query.queryFile()), query.datasets(), query.statement(), query.outputs()));
            } else if (meant && route instanceof GatherPlan gather) {
                gather.parts().forEach(part -> part.files().ifPresent(files -> found.add(new FileExplanation(
                        title(route, "." + part.field().name(), part.queryFile()), files.datasets(), (Statement.Constant) part.statement(),
                        part.field().row().outputs()))));
            }
        }
        return found;
    }

    private static String title(RoutePlan route, String part, String file) {
        Endpoint endpoint = route.endpoint();
        return endpoint.className() + part + ": " + endpoint.method() + " " + endpoint.path() + ", " + file + " over files";
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        for (DatasetPlan dataset : datasets) {
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
        lines.addAll(ExplanationText.table(statement.binds().stream().map(FileExplanation::parameter).toList()));
        lines.addAll(List.of("", "Columns"));
        lines.addAll(ExplanationText.table(outputs.stream().map(FileExplanation::column).toList()));
        lines.addAll(List.of("", "Statement of DuckDB"));
        statement.sql().lines().forEach(line -> lines.add("  " + line));
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
