package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_INPUT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.PgType;
import dev.trestle.generator.catalog.Reach;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.Write;
import dev.trestle.generator.config.LoadSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.config.UploadSpec;
import dev.trestle.generator.plan.model.Amount;
import dev.trestle.generator.plan.model.Endpoint;
import dev.trestle.generator.plan.model.Exchange;
import dev.trestle.generator.plan.model.Formats;
import dev.trestle.generator.plan.model.Gives;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.LoadPlan;
import dev.trestle.generator.plan.model.Presence;
import dev.trestle.generator.plan.model.RoutePlan;
import dev.trestle.generator.plan.model.Success;
import dev.trestle.generator.plan.sql.CopySqlPlanner;
import dev.trestle.generator.query.WriteTarget;
import dev.trestle.generator.route.Format;
import dev.trestle.generator.route.LoadMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans the routes that store any number of rows. */
record LoadPlanner(PlanScope scope) {

    private static final List<Format> ALL = Arrays.stream(Format.values()).filter(Format::isForBodies).toList();

    Optional<RoutePlan> plan(LoadSpec spec) {
        return scope.findWritable(spec.table(), Write.INSERT)
                .filter(target -> spec.mode() != LoadMode.REPLACE || scope.findWritable(spec.table(), Write.DELETE).isPresent())
                .map(target -> plan(spec, target));
    }

    private RoutePlan plan(LoadSpec spec, WriteTarget target) {
        Table table = target.table();
        PathInputs.refuse(spec.head(), scope.diagnostics());
        List<InputField> inputs = new NewRowPlanner(scope, spec.head(), spec.table(), target, UploadSpec.none(), Optional.of("a load route"))
                .plan(spec.inputs(), Optional.of(List.of()), column -> presence(spec, column)).inputs();
        if (inputs.isEmpty()) {
            scope.diagnostics().report(NO_INPUT, spec.table().location(),
                    "A load route needs at least one input, as its rows would be empty otherwise.");
        }
        Endpoint endpoint = EndpointPlanner.plan(spec.head(), "load_" + table.name(), scope);
        Exchange exchange = new Exchange(
                TakesPlanner.plan(spec.head(), inputs, UploadSpec.none(), new Amount.Any(),
                        spec.bodies().map(Located::value).orElse(ALL)),
                gives(spec, endpoint), endpoint.background().isPresent() ? Success.ACCEPTED : Success.OK, Formats.only(Format.JSON));
        return new LoadPlan(endpoint, table.sql(), exchange, new CopySqlPlanner(table.sql(), inputs, defaults(table)).plan(),
                spec.mode(), key(spec, table, inputs), isStaged(table), spec.rejects());
    }

    private static Gives gives(LoadSpec spec, Endpoint endpoint) {
        Gives counts = new Gives.Loaded(spec.mode(), spec.rejects().isPresent());
        return endpoint.background().isPresent() ? new Gives.Job(counts) : counts;
    }

    private List<String> key(LoadSpec spec, Table table, List<InputField> inputs) {
        return spec.key()
                .flatMap(key -> new ConflictKeyFinder(table, spec.table(), inputs, "key", scope.diagnostics()).find(key))
                .map(found -> found.key().stream().map(InputField::sql).toList())
                .orElse(List.of());
    }

    /** Rows of a merge are the same by their key, which is in each of them. */
    private static Presence presence(LoadSpec spec, Column column) {
        boolean inKey = spec.key().stream()
                .flatMap(key -> key.value().stream())
                .anyMatch(name -> ColumnFinder.bare(name.value()).equals(column.name()));
        return inKey ? Presence.REQUIRED : NewRowPlanner.presence(column);
    }

    /** Of a domain it is not known whether it has a default of its own. */
    private static Set<String> defaults(Table table) {
        return table.columns().stream()
                .filter(column -> column.hasDefault() || column.identity() != Identity.NONE || column.type() instanceof PgType.Domain)
                .map(Column::name)
                .collect(Collectors.toSet());
    }

    /** COPY does not write to views, and passes rules over (PostgreSQL documentation, COPY, Notes). */
    private static boolean isStaged(Table table) {
        return !table.kind().stores() || table.ruled() || table.reach().get(Write.INSERT) != Reach.DIRECT;
    }
}
