package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_OUTPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_REQUIRED_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_OUTPUT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RouteHead;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.query.WriteTarget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Plans the columns of routes that insert; {@code fileless} says what the route is where it can take no files. */
record NewRowPlanner(
        PlanScope scope, RouteHead head, Located<String> name, WriteTarget target, UploadSpec uploads,
        Optional<String> fileless) {

    /** What is named, or every column that can be; {@code presence} says what a request has to have. */
    NewRow plan(
            Optional<List<Located<String>>> inputs,
            Optional<List<Located<String>>> outputs,
            Function<Column, Presence> presence) {
        Diagnostics diagnostics = scope.diagnostics();
        Table table = target.table();
        ColumnFinder finder = new ColumnFinder(table, diagnostics);
        List<ColumnFinder.Found> in = finder.find(inputs,
                column -> scope.uploads().byDefault(table, column, uploads), DUPLICATE_INPUT, name.location());
        List<ColumnFinder.Found> files = finder.named(scope.uploads().apart(uploads, inputs), DUPLICATE_INPUT);
        List<ColumnFinder.Found> given = Stream.concat(in.stream(), files.stream()).toList();
        WritableInputs.check(table, given, scope);
        checkView();
        checkRequired(given);
        List<ColumnFinder.Found> out = finder.find(outputs, column -> true, DUPLICATE_OUTPUT, name.location());
        if (table.columns().isEmpty()) {
            diagnostics.report(NO_OUTPUT, name.location(),
                    "The table '" + name.value() + "' has no column that the route could answer with.");
        }
        List<InputField> fields = Stream.concat(
                scope.fields().inputs(table, in, presence,
                        fileless.map(route -> "remove it, for " + route + " takes no files").orElse(UploadPlanner.BY_UPLOAD))
                        .stream(),
                scope.uploads().columns(uploads, table, files, presence).stream()).toList();
        NewRow row = new NewRow(fields, scope.fields().outputs(target.given(required(given, fields)), out),
                provable(target, given, presence));
        scope.use(target, row.inputs(), row.outputs());
        return row;
    }

    /** The columns whose inputs say that they are never null, and are in every request. */
    static Set<String> required(List<ColumnFinder.Found> given, List<InputField> fields) {
        return given.stream()
                .filter(ColumnFinder.Found::neverNull)
                .map(found -> found.column().name())
                .filter(name -> fields.stream().anyMatch(field ->
                        field.name().equals(name) && field.presence() == Presence.REQUIRED))
                .collect(Collectors.toSet());
    }

    /** The columns of which every row would have what is given, if their inputs were declared never null by {@code name!}. */
    static Set<String> provable(WriteTarget target, List<ColumnFinder.Found> given, Function<Column, Presence> presence) {
        return given.stream()
                .map(ColumnFinder.Found::column)
                .filter(column -> target.asGiven() && presence.apply(column.withNotNull(true)) == Presence.REQUIRED)
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** What an insert of this column has to have. */
    static Presence presence(Column column) {
        if (column.required()) {
            return Presence.REQUIRED;
        }
        return column.refusesNull() ? Presence.OPTIONAL : Presence.OPTIONAL_OR_NULL;
    }

    private void checkView() {
        for (String column : target.lacking()) {
            scope.diagnostics().report(MISSING_REQUIRED_INPUT, name.location(),
                    "The view '" + name.value() + "' leaves out " + column + ", which is NOT NULL and has no default:"
                            + " every insert would fail; add it to the view, or give it a default.");
        }
    }

    private void checkRequired(List<ColumnFinder.Found> inputs) {
        for (Column column : target.table().columns()) {
            if (column.required() && inputs.stream().noneMatch(found -> found.column().number() == column.number())) {
                scope.diagnostics().report(MISSING_REQUIRED_INPUT, head.location(), missing(column));
            }
        }
    }

    private String missing(Column column) {
        boolean isFile = scope.media().find(target.table(), column).isPresent();
        String what = isFile && fileless.isPresent()
                ? "'" + column.name() + "' is a media column, but " + fileless.get() + " takes no files; the column is NOT NULL and has"
                        + " no default: every insert would fail; "
                : "The inputs leave out '" + column.name() + "', which is NOT NULL and has no default: every insert would"
                        + " fail; add it" + (isFile ? " to 'uploadfile_inputs'" : "") + ", or ";
        return what + "give the column a default.";
    }
}
