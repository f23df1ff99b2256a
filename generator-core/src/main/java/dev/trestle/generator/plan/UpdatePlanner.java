package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_OUTPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.KEY_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_INPUT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.TableKind;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.UpdateSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.ComputedAnswer;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.ExportPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.model.Takes;
import dev.trestle.generator.plan.model.UpdatePlan;
import dev.trestle.generator.plan.sql.UpdateSqlPlanner;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Plans the routes that change the row of a primary key. */
final class UpdatePlanner {

    private final PlanScope scope;

    UpdatePlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(UpdateSpec spec) {
        return scope.tables().findWritable(spec.table(), Write.UPDATE).flatMap(target -> plan(spec, target));
    }

    private Optional<RoutePlan> plan(UpdateSpec spec, WriteTarget target) {
        Table table = target.table();
        Diagnostics diagnostics = scope.diagnostics();
        ColumnFinder finder = new ColumnFinder(table, diagnostics);
        List<ColumnFinder.Found> keys = PrimaryKey.of(
                table,
                spec.table(),
                table.kind() == TableKind.VIEW
                        ? "add all of the key's columns to the view, or write the UPDATE as a query route"
                        : "an update route finds its row by the primary key; add one to the table",
                diagnostics);
        List<ColumnFinder.Found> settable = finder.find(
                spec.inputs(),
                column -> scope.uploads().byDefault(table, column, spec.uploads()) && !inKey(table, column),
                DUPLICATE_INPUT, spec.table().location());
        List<ColumnFinder.Found> files =
                finder.named(scope.uploads().apart(spec.uploads(), spec.inputs()), DUPLICATE_INPUT);
        checkSettable(table, Stream.concat(settable.stream(), files.stream()).toList());
        settable = besidesKey(table, settable);
        files = besidesKey(table, files);
        List<ColumnFinder.Found> out =
                finder.find(spec.outputs(), column -> true, DUPLICATE_OUTPUT, spec.table().location());
        List<InputField> key = new PathInputs(spec.head(), "a column of the primary key", diagnostics)
                .fit(scope.fields().inputs(table, keys, column -> Presence.REQUIRED,
                        "write the UPDATE as a query route"))
                .stream().map(InputField::compared).toList();
        boolean replaces = spec.head().method().value() == HttpMethod.PUT;
        Function<Column, Presence> presence = column -> spec.uploads().inputs().isEmpty()
                ? presence(column, replaces)
                : UploadPlanner.inForm(presence(column, replaces));
        List<InputField> inputs = Stream.concat(
                scope.fields().inputs(table, settable, presence, UploadPlanner.BY_UPLOAD).stream(),
                scope.uploads().columns(spec.uploads(), table, files, presence).stream())
                .toList();
        List<ColumnFinder.Found> given = Stream.concat(settable.stream(), files.stream()).toList();
        List<OutputField> outputs =
                scope.fields().outputs(target.given(NewRowPlanner.required(given, inputs)), out);
        boolean named = spec.inputs().isPresent() || !spec.uploads().inputs().isEmpty();
        if (settable.isEmpty() && files.isEmpty() && !named) {
            diagnostics.report(NO_INPUT, spec.head().location(),
                    "No input is left to update: an update route needs a column besides the primary key.");
            return Optional.empty();
        }
        scope.use(target, key, List.of());
        scope.use(target, inputs, outputs);
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "update_" + table.name(), scope);
        Takes takes = TakesPlanner.plan(spec.head(), Stream.concat(key.stream(), inputs.stream()).toList(), spec.uploads(),
                new Amount.One());
        Answer answer = scope.answers().plan(spec.answer(), outputs);
        Optional<ExportPlan> export = scope.exports().plan(spec.export(), answer.hookResponse(), outputs,
                NewRowPlanner.provable(target, given, presence),
                outputs.size() == spec.outputs().map(List::size).orElse(table.columns().size()));
        Exchange exchange = new ExchangePlanner(takes, endpoint.background().isPresent(), answer, outputs,
                scope.rows().of(spec.outputs(), table, outputs), true)
                .oneRow(Success.OK);
        Optional<ComputedAnswer> computed = scope.functions().answer(table, outputs);
        List<OutputField> returned = scope.returned(computed, table, outputs, spec.table().location());
        return Optional.of(new UpdatePlan(endpoint, table.sql(), exchange,
                scope.marked(new UpdateSqlPlanner(table.sql(), key, inputs, returned).plan(), table, endpoint),
                computed.isEmpty() && (answer instanceof Answer.FileOf || scope.atomic(table, export, Set.of(Write.UPDATE))), export, computed));
    }

    /** PUT replaces what is there (RFC 9110, section 9.3.4); POST and PATCH change what the request names. */
    private static Presence presence(Column column, boolean replaces) {
        if (replaces) {
            return column.refusesNull() ? Presence.REQUIRED : Presence.REQUIRED_OR_NULL;
        }
        return column.refusesNull() ? Presence.OPTIONAL : Presence.OPTIONAL_OR_NULL;
    }

    private void checkSettable(Table table, List<ColumnFinder.Found> settable) {
        for (ColumnFinder.Found found : settable) {
            if (inKey(table, found.column())) {
                scope.diagnostics().report(KEY_INPUT, found.location(), "'" + found.column().name()
                        + "' is part of the primary key, which every request has already; remove it from the inputs.");
            }
        }
        WritableInputs.check(
                table, settable.stream().filter(f -> !inKey(table, f.column())).toList(), scope);
    }

    private static List<ColumnFinder.Found> besidesKey(Table table, List<ColumnFinder.Found> columns) {
        return columns.stream().filter(found -> !inKey(table, found.column())).toList();
    }

    private static boolean inKey(Table table, Column column) {
        return table.primaryKey().contains(column.name());
    }
}
