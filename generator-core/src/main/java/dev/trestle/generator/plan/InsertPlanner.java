package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.ConflictSpec;
import dev.trestle.generator.config.InsertSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.RowsOfRequest;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.ComputedAnswer;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.ExportPlan;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.InsertPlan;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.sql.InsertSqlPlanner;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.route.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the routes that store rows. */
final class InsertPlanner {

    private static final int MAX_ROWS = 1000;

    private final PlanScope scope;

    InsertPlanner(PlanScope scope) {
        this.scope = scope;
    }

    Optional<RoutePlan> plan(InsertSpec spec) {
        return scope.findWritable(spec.table(), Write.INSERT).map(target -> plan(spec, target));
    }

    private RoutePlan plan(InsertSpec spec, WriteTarget target) {
        Table table = target.table();
        checkKeys(spec);
        boolean mayFind = spec.onConflict().stream()
                .anyMatch(conflict -> conflict.action() == ConflictSpec.Action.NOTHING);
        NewRow row = new NewRowPlanner(
                scope, spec.head(), spec.table(), mayFind ? target.orFound() : target, spec.uploads(),
                spec.rows() == RowsOfRequest.MANY ? Optional.of("a route with 'rows: many'") : Optional.empty())
                .plan(spec.inputs(), spec.outputs(), column -> presence(spec, column));
        List<InputField> inputs = inPath(spec, row.inputs());
        Amount amount = amount(spec, inputs);
        Optional<ComputedAnswer> computed = scope.functions().answer(table, row.outputs());
        StoringPlan stored = stored(spec, table, amount, new InsertSqlPlanner(table.sql(), inputs,
                scope.returned(computed, table, row.outputs(), spec.table().location())));
        boolean updates = stored.storing() instanceof Storing.OrUpdate;
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), (updates ? "upsert_" : "insert_") + table.name(), scope);
        Answer answer = scope.answers().plan(spec.answer(), row.outputs());
        Optional<ExportPlan> export = scope.exports().plan(spec.export(), answer.hookResponse(), row.outputs(), row.provable(),
                row.outputs().size() == spec.outputs().map(List::size).orElse(table.columns().size()));
        Exchange exchange = exchange(stored.storing(), export.isPresent() || computed.isPresent(), new ExchangePlanner(
                TakesPlanner.plan(spec.head(), inputs, spec.uploads(), amount,
                        spec.bodies().map(Located::value).orElse(List.of())), endpoint.background().isPresent(), answer,
                row.outputs(), scope.rows().of(spec.outputs(), table, row.outputs()), true));
        return new InsertPlan(endpoint, table.sql(), exchange, scope.marked(stored.statement(), table, endpoint), stored.storing(),
                computed.isEmpty() && (answer instanceof Answer.FileOf
                        || scope.atomic(table, export, updates ? Set.of(Write.INSERT, Write.UPDATE) : Set.of(Write.INSERT))),
                export, Optional.empty(), computed);
    }

    private static Exchange exchange(Storing storing, boolean exported, ExchangePlanner planner) {
        return storing.match(new Storing.Cases<>() {
            @Override
            public Exchange oneRow(Storing.OneRow way) {
                return planner.oneRow(Success.CREATED);
            }

            @Override
            public Exchange manyRows(Storing.ManyRows way) {
                return planner.storedRows(exported);
            }

            @Override
            public Exchange orUpdate(Storing.OrUpdate way) {
                return planner.upsertedRow();
            }

            @Override
            public Exchange orFind(Storing.OrFind way) {
                return planner.upsertedRow();
            }
        });
    }

    private List<InputField> inPath(InsertSpec spec, List<InputField> inputs) {
        if (spec.rows() == RowsOfRequest.MANY) {
            PathInputs.refuse(spec.head(), scope.diagnostics());
            return inputs;
        }
        return new PathInputs(spec.head(), "an input of the route", scope.diagnostics()).fit(inputs);
    }

    private void checkKeys(InsertSpec spec) {
        if (spec.rows() == RowsOfRequest.MANY) {
            spec.onConflict().ifPresent(conflict ->
                    refuse(conflict.columns().location(), "'on_conflict' is for requests of one row"));
            spec.uploads().inputs().stream().findFirst().ifPresent(upload ->
                    refuse(upload.location(), "'uploadfile_inputs' is for requests of one row"));
            spec.answer().file().ifPresent(file -> refuse(file, "A file as the answer is for requests of one row"));
        } else {
            spec.maxRows().ifPresent(rows -> refuseForOne("max_rows", "is", rows));
            spec.bodies().ifPresent(bodies -> refuseForOne("formats", "of an insert are", bodies));
        }
    }

    private void refuseForOne(String key, String is, Located<?> value) {
        scope.diagnostics().report(KEYS_DO_NOT_GO_TOGETHER, value.location(),
                "'" + key + "' " + is + " for requests of several rows; add 'rows: many', or remove '" + key + "'.");
    }

    private void refuse(Location location, String why) {
        scope.diagnostics().report(KEYS_DO_NOT_GO_TOGETHER, location,
                why + ", but with 'rows: many' a request has several; remove one of the two.");
    }

    private Amount amount(InsertSpec spec, List<InputField> inputs) {
        return spec.rows() == RowsOfRequest.MANY
                ? new Amount.Many(InsertLimit.of(spec.maxRows(), MAX_ROWS, inputs.size(), scope.diagnostics()))
                : new Amount.One();
    }

    private StoringPlan stored(InsertSpec spec, Table table, Amount amount, InsertSqlPlanner sql) {
        if (amount instanceof Amount.Many) {
            return new StoringPlan(new Storing.ManyRows(), sql.rows());
        }
        return spec.onConflict()
                .flatMap(conflict -> new ConflictPlanner(table, sql, scope.diagnostics()).plan(spec, conflict))
                .orElseGet(() -> new StoringPlan(new Storing.OneRow(), sql.oneRow()));
    }

    /**
     * A request has to say which row it means, and by PUT what the whole of it is to be (RFC 9110, section 9.3.4).
     */
    private static Presence presence(InsertSpec spec, Column column) {
        boolean inKey = spec.onConflict().stream()
                .flatMap(conflict -> conflict.columns().value().stream())
                .anyMatch(name -> name.value().equals(column.name()));
        if (inKey || spec.head().method().value() == HttpMethod.PUT) {
            Presence whole = column.refusesNull() ? Presence.REQUIRED : Presence.REQUIRED_OR_NULL;
            return inKey || spec.uploads().inputs().isEmpty() ? whole : UploadPlanner.inForm(whole);
        }
        return NewRowPlanner.presence(column);
    }
}
