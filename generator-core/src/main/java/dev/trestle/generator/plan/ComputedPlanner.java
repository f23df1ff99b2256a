package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedKeyPlan;
import dev.trestle.generator.plan.model.ComputedPart;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.model.MissingColumnPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.sql.CellTriggerSql;
import dev.trestle.generator.plan.sql.ComputedMigrationSql;
import dev.trestle.generator.plan.sql.ComputedSql;
import dev.trestle.generator.plan.type.JavaNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans the Java side of computed columns: their classes, the records of their inputs, and their statements. */
record ComputedPlanner(PlanScope scope, ComputedColumns computed, String packageName, UsesByRoute uses,
        ComputedLimits limits, String limitsClass) {

    ComputedPart plan() {
        List<ComputedPlan> columns = computed.columns().stream().flatMap(found -> plan(found).stream()).toList();
        List<MissingColumnPlan> missing = computed.missing().stream().flatMap(found -> planMissing(found).stream()).toList();
        return new ComputedPart(
                computed.tables().stream().flatMap(table -> key(table).stream()).toList(), columns, missing,
                Stream.concat(columns.stream(), missing.stream().map(MissingColumnPlan::column))
                        .flatMap(column -> column.calls().limit().stream()).distinct().toList(),
                limitsClass,
                new ComputedMigrationSql(computed.tables(), packageName).text());
    }

    private Optional<ComputedPlan> plan(ComputedColumns.Found found) {
        ComputedTable planned = computed.tableOf(found);
        ComputedColumn column = computed.columnOf(found);
        return plan(found, column, new ComputedSql(planned, column).read(), new ComputedSql(planned, column).store())
                .map(plan -> used(plan, found));
    }

    /** It relies on nothing of the database when the service starts, and has no cells. */
    private Optional<MissingColumnPlan> planMissing(ComputedColumns.Found found) {
        Table table = found.table();
        ComputedTable planned = new ComputedTables(scope.functions().names(), new Diagnostics()).plan(List.of(found)).get(0);
        ComputedColumn column = planned.columns().get(0);
        return plan(found, column, new ComputedSql(planned, column).read(), "").map(plan -> new MissingColumnPlan(plan, table.sql(),
                table.primaryKey().stream().flatMap(name -> table.column(name).stream()).map(Column::sql).toList(),
                "ALTER TABLE " + table.sql() + " ADD COLUMN " + column.sql() + " " + column.typeText() + ";"));
    }

    private Optional<ComputedPlan> plan(ComputedColumns.Found found, ComputedColumn column, String read, String store) {
        ComputedSpec spec = found.spec();
        Table table = found.table();
        Optional<OutputField> value = field(table, found.column(), spec.column().location(), COMPUTED_COLUMN, "compute it");
        List<OutputField> inputs = new ArrayList<>();
        for (ColumnFinder.Found source : found.from()) {
            field(table, source.column(), source.location(), COMPUTED_FROM, "take it").ifPresent(inputs::add);
        }
        if (value.isEmpty() || inputs.size() < found.from().size()) {
            return Optional.empty();
        }
        String className = scope.functions().className(found);
        return Optional.of(new ComputedPlan(spec.column().value(), className, JavaNames.accessor(className), scope.functions().keyClass(table), column,
                List.copyOf(inputs), value.get(), read, store,
                new ComputedPlan.Calls(spec.batch(), spec.attempts(), spec.backoff(), spec.timeout(), limits.of(spec)),
                spec.column().location()));
    }

    private ComputedPlan used(ComputedPlan plan, ComputedColumns.Found found) {
        use(found);
        Stream<OutputField> key = found.table().primaryKey().stream().flatMap(name -> found.table().column(name).stream())
                .flatMap(part -> scope.fields().computed(found.table(), part, found.spec().column().location()).stream());
        uses.planned(plan.className(), Stream.of(Stream.of(plan.value()), plan.inputs().stream(), key)
                .flatMap(fields -> fields).map(OutputField::type).toList());
        return plan;
    }

    private void use(ComputedColumns.Found found) {
        Table table = found.table();
        table.primaryKey().forEach(name -> scope.uses().use(table.schema(), table.name(), name, true));
        found.from().forEach(source -> scope.uses().use(table, source.column(), source.column().notNull()));
        scope.uses().use(table, found.column(), found.column().notNull());
        found.version().ifPresent(version -> scope.uses().use(table, version, version.notNull()));
    }

    private Optional<ComputedKeyPlan> key(ComputedTable planned) {
        ComputedColumns.Found any = computed.columns().stream()
                .filter(found -> found.table().sql().equals(planned.sql())).findFirst().orElseThrow();
        Location location = any.spec().column().location();
        List<OutputField> fields = new ArrayList<>();
        for (String name : any.table().primaryKey()) {
            Column column = any.table().column(name).orElseThrow().withNotNull(true);
            Optional<OutputField> field = field(any.table(), column, location, COMPUTED_COLUMN, "be called for rows with such a key");
            if (field.filter(key -> key.type() instanceof ValueType.ListOf || key.type() instanceof ValueType.RowsOf).isPresent()) {
                scope.diagnostics().report(COMPUTED_COLUMN, location, "The primary key of '" + any.table().name() + "' has an array, '"
                        + name + "'; a table with computed columns needs a key of single values.");
            }
            field.ifPresent(fields::add);
        }
        CellTriggerSql triggers = new CellTriggerSql(planned);
        return fields.size() < any.table().primaryKey().size()
                ? Optional.empty()
                : Optional.of(new ComputedKeyPlan(scope.functions().keyClass(any.table()), planned, List.copyOf(fields),
                        CellTriggerSql.sha256(triggers.inserted()), CellTriggerSql.sha256(triggers.updated()),
                        CellTriggerSql.sha256(triggers.cleared())));
    }

    private Optional<OutputField> field(Table table, Column column, Location location, DiagnosticCode code, String what) {
        if (scope.media().find(table, column).isPresent()) {
            scope.diagnostics().report(code, location, "'" + table.name() + "." + column.name()
                    + "' is a media column, whose values are files of the media store; a function cannot " + what + ".");
            return Optional.empty();
        }
        return scope.fields().computed(table, column, location);
    }
}
