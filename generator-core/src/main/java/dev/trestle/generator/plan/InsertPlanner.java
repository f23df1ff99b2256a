package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_OUTPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.MISSING_REQUIRED_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_OUTPUT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.InsertSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.query.WriteTarget;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans the routes that store a row. */
final class InsertPlanner {

    private final PlanScope scope;

    InsertPlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(InsertSpec spec) {
        return scope.tables().findWritable(spec.table(), Write.INSERT).map(target -> plan(spec, target));
    }

    private RoutePlan plan(InsertSpec spec, WriteTarget target) {
        Table table = target.table();
        Diagnostics diagnostics = scope.diagnostics();
        ColumnFinder finder = new ColumnFinder(table, diagnostics);
        List<ColumnFinder.Found> in = finder.find(spec.inputs(),
                column -> scope.uploads().byDefault(table, column, spec.uploads()), DUPLICATE_INPUT,
                spec.table().location());
        List<ColumnFinder.Found> files =
                finder.named(scope.uploads().apart(spec.uploads(), spec.inputs()), DUPLICATE_INPUT);
        List<ColumnFinder.Found> given = Stream.concat(in.stream(), files.stream()).toList();
        WritableInputs.check(table, given, diagnostics);
        checkView(spec, target);
        checkRequired(spec, table, given);
        List<ColumnFinder.Found> out =
                finder.find(spec.outputs(), column -> true, DUPLICATE_OUTPUT, spec.table().location());
        List<InputField> inputs = new PathInputs(spec.head(), "an input of the route", diagnostics).fit(Stream.concat(
                scope.fields().inputs(table, in, InsertPlanner::presence).stream(),
                scope.uploads().columns(spec.uploads(), table, files, InsertPlanner::presence).stream()).toList());
        List<OutputField> outputs = scope.fields().outputs(target, out);
        if (table.columns().isEmpty()) {
            diagnostics.report(NO_OUTPUT, spec.table().location(),
                    "The table '" + spec.table().value() + "' has no column that the route could answer with.");
        }
        scope.use(target, inputs, outputs);
        Endpoint endpoint = EndpointPlanner.plan(
                spec.head(), "insert_" + table.name(), inputs, spec.uploads(), scope);
        return new InsertPlan(
                endpoint, table.sql(), inputs, outputs, scope.answers().plan(spec.answer(), outputs));
    }

    private static Presence presence(Column column) {
        if (column.required()) {
            return Presence.REQUIRED;
        }
        return column.refusesNull() ? Presence.OPTIONAL : Presence.OPTIONAL_OR_NULL;
    }

    private void checkView(InsertSpec spec, WriteTarget target) {
        for (String column : target.lacking()) {
            scope.diagnostics().report(MISSING_REQUIRED_INPUT, spec.table().location(),
                    "The view '" + spec.table().value() + "' leaves out " + column + ", which is NOT NULL and has no default:"
                            + " every insert would fail; add it to the view, or give it a default.");
        }
    }

    private void checkRequired(InsertSpec spec, Table table, List<ColumnFinder.Found> inputs) {
        for (Column column : table.columns()) {
            if (column.required() && inputs.stream().noneMatch(found -> found.column().equals(column))) {
                scope.diagnostics().report(MISSING_REQUIRED_INPUT, spec.head().location(),
                        "The inputs leave out '" + column.name() + "', which is NOT NULL and has no default: every "
                                + "insert would fail; add it"
                                + (scope.media().find(table, column).isPresent() ? " to 'uploadfile_inputs'" : "")
                                + ", or give the column a default.");
            }
        }
    }
}
