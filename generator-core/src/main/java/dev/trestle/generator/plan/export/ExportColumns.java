package dev.trestle.generator.plan.export;

import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_GENERATED;
import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_LENGTH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_NULL;
import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_TYPE;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_EXPORT_COLUMN;

import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.ExportColumn;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import dev.trestle.generator.target.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the columns of a target's table for what a route answers with; what cannot go there is reported.
 *
 * @param words the table, for messages
 * @param without how to answer without a field, for messages
 * @param provable the fields that would be never null if their inputs were declared so
 */
record ExportColumns(
        TargetDialect dialect, TargetTable table, String words, String without, Set<String> provable, Diagnostics diagnostics) {

    /** The columns in the order of the fields. */
    List<ExportColumn> find(List<OutputField> fields) {
        List<ExportColumn> columns = new ArrayList<>();
        for (OutputField field : fields) {
            Optional<TargetColumn> column = column(field.name());
            if (column.isEmpty()) {
                List<String> known = table.columns().stream().map(TargetColumn::name).toList();
                diagnostics.report(UNKNOWN_EXPORT_COLUMN, field.location(), words + " has no column "
                        + Quoted.of(field.name()) + Suggestion.didYouMean(field.name(), known)
                        + "; add it there, or " + without + ".");
                // That which is meant is not missing besides.
                Suggestion.nearest(field.name(), known)
                        .filter(meant -> fields.stream().noneMatch(other -> other.name().equals(meant)))
                        .flatMap(table::column)
                        .ifPresent(meant -> columns.add(new ExportColumn(field, meant, ExportColumn.Transfer.NATIVE)));
            } else {
                columns.add(checked(field, column.get()));
            }
        }
        return columns;
    }

    /** PostgreSQL tells names by case; the others may write them as they like. */
    private Optional<TargetColumn> column(String name) {
        return table.column(name).or(() -> table.columns().stream()
                .filter(column -> dialect != TargetDialect.POSTGRESQL && column.name().equalsIgnoreCase(name))
                .findFirst());
    }

    private ExportColumn checked(OutputField field, TargetColumn column) {
        String ours = Quoted.of(field.name());
        if (column.generated()) {
            diagnostics.report(EXPORT_GENERATED, field.location(), words + " fills the column " + ours
                    + " itself and accepts no value for it; " + without + ".");
        }
        boolean inKey = table.primaryKey().contains(column.name());
        if (field.nullable() && (column.notNull() || inKey)) {
            diagnostics.report(EXPORT_NULL, field.location(), ours + " may be null, but not in " + words
                    + ": the entries of such rows would all fail; make the column of the service NOT NULL, "
                    + (provable.contains(field.name()) ? "declare the input never null, as in 'inputs: [" + field.name() + "!]', " : "")
                    + "or " + without + ".");
        }
        TargetFit.Fit fit = TargetFit.of(dialect).fit(field, column);
        if (fit instanceof TargetFit.Fit.Whole whole) {
            return new ExportColumn(field, column, whole.transfer());
        }
        if (fit instanceof TargetFit.Fit.UpTo upTo) {
            diagnostics.report(EXPORT_LENGTH, field.location(), ours + " may have more than the " + upTo.length()
                    + (field.type().isFile() && !(field.type() instanceof ValueType.Media) ? " bytes" : " characters")
                    + " that its column in " + words + " can hold; the entries of such rows would fail.");
            return new ExportColumn(field, column, upTo.transfer());
        }
        diagnostics.report(EXPORT_TYPE, field.location(), ours + " is " + type(field) + refusal(fit, column));
        return new ExportColumn(field, column, ExportColumn.Transfer.NATIVE);
    }

    private String refusal(TargetFit.Fit fit, TargetColumn column) {
        String theirs = ", but in " + words + " it is " + shown(column);
        if (fit instanceof TargetFit.Fit.Lacks lacks) {
            return theirs + " without " + (lacks.labels().size() == 1 ? "the label " : "the labels ")
                    + lacks.labels().stream().map(Quoted::of).collect(Collectors.joining(", "))
                    + ": the entries of such rows would all fail; add what is missing there, or make that column text.";
        }
        if (fit instanceof TargetFit.Fit.Unsaid) {
            return theirs + ", an enum without labels in the snapshot; run trestle:snapshot again, which reads them.";
        }
        return theirs + ", which cannot hold all of its values; it has to be "
                + ((TargetFit.Fit.Not) fit).instead() + ".";
    }

    private String shown(TargetColumn column) {
        String shown = column.shown(dialect);
        return shown.isEmpty() ? "of no type" : shown;
    }

    private static String type(OutputField field) {
        if (field.type() instanceof ValueType.Media) {
            return "the URL of a file";
        }
        boolean limited = field.type() instanceof ValueType.Scalar scalar && !scalar.limits().isEmpty();
        return field.pgType().sql() + (limited
                ? ((ValueType.Scalar) field.type()).limits().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(",", "(", ")"))
                : "");
    }
}
