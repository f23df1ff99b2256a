package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_FROM;
import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_TABLE;

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
import dev.trestle.generator.plan.model.ComputedRun;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.model.MissingColumnPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.sql.CellTriggerSql;
import dev.trestle.generator.plan.sql.ComputedMigrationSql;
import dev.trestle.generator.plan.sql.ComputedRowsSql;
import dev.trestle.generator.plan.sql.ComputedSql;
import dev.trestle.generator.plan.type.JavaNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans the Java side of computed columns and tables: their classes, the records of their inputs, and their statements. */
record ComputedPlanner(PlanScope scope, List<ComputedSpec> declared, ComputedColumns computed, String packageName, UsesByRoute uses,
        ComputedLimits limits, String limitsClass) {

    ComputedPart plan() {
        Map<ComputedSpec, ComputedPlan> planned = new HashMap<>();
        computed.columns().forEach(found -> plan(found).ifPresent(column -> planned.put(found.spec(), column)));
        computed.rows().forEach(found -> plan(found).ifPresent(rows -> planned.put(found.spec(), rows)));
        List<ComputedPlan> columns = declared.stream().flatMap(spec -> Optional.ofNullable(planned.get(spec)).stream()).toList();
        List<MissingColumnPlan> missing = computed.missing().stream().flatMap(found -> planMissing(found).stream()).toList();
        return new ComputedPart(
                computed.tables().stream().flatMap(table -> key(table).stream()).toList(), columns, missing,
                Stream.concat(columns.stream(), missing.stream().map(MissingColumnPlan::column))
                        .flatMap(column -> column.calls().limit().stream()).distinct().toList(),
                limitsClass,
                new ComputedMigrationSql(computed.tables(), packageName).text());
    }

    private Optional<ComputedPlan> plan(ComputedColumns.Found found) {
        ComputedColumn column = computed.columnOf(found);
        ComputedSql sql = new ComputedSql(computed.planOf(found.table()), column);
        return plan(found, column, sql.read(), sql.store()).map(plan -> {
            scope.uses().use(found.table(), found.column(), found.column().notNull());
            found.version().ifPresent(version -> scope.uses().use(found.table(), version, version.notNull()));
            return used(plan, found.table(), found.from());
        });
    }

    /** It relies on nothing of the database when the service starts, and has no cells. */
    private Optional<MissingColumnPlan> planMissing(ComputedColumns.Found found) {
        Table table = found.table();
        ComputedTable planned = new ComputedTables(scope.functions().names(), new Diagnostics()).plan(List.of(found), List.of()).get(0);
        ComputedColumn column = planned.columns().get(0);
        return plan(found, column, new ComputedSql(planned, column).read(), "").map(plan -> new MissingColumnPlan(plan, table.sql(),
                table.primaryKey().stream().flatMap(name -> table.column(name).stream()).map(Column::sql).toList(),
                "ALTER TABLE " + table.sql() + " ADD COLUMN " + column.sql() + " " + column.typeText() + ";"));
    }

    private Optional<ComputedPlan> plan(ComputedColumns.Found found, ComputedColumn column, String read, String store) {
        ComputedSpec spec = found.spec();
        Optional<OutputField> value = field(found.table(), found.column(), spec.column().location(), COMPUTED_COLUMN, "compute it");
        List<OutputField> inputs = inputs(found.table(), found.from());
        return value.isEmpty() || inputs.size() < found.from().size()
                ? Optional.empty()
                : Optional.of(plan(spec, found.table(), scope.functions().className(found), column, inputs, List.of(value.get()),
                        read, store, Optional.empty()));
    }

    private Optional<ComputedPlan> plan(ComputedColumns.FoundRows found) {
        ComputedSpec spec = found.spec();
        Table child = found.child();
        List<OutputField> inputs = inputs(found.parent(), found.from());
        List<OutputField> values = found.columns().stream()
                .flatMap(column -> field(child, column.column(), column.location(), COMPUTED_TABLE, "fill it").stream()).toList();
        if (values.size() < found.columns().size() || inputs.size() < found.from().size()) {
            return Optional.empty();
        }
        child.primaryKey().forEach(name -> scope.uses().use(child.schema(), child.name(), name, true));
        found.columns().forEach(column -> scope.uses().use(child, column.column(), column.column().notNull()));
        ComputedTable table = computed.planOf(found.parent());
        ComputedColumn column = computed.columnOf(found);
        ComputedRowsSql sql = new ComputedRowsSql(table, column.name(), column.rows().orElseThrow());
        return Optional.of(used(plan(spec, found.parent(), scope.functions().className(found), column, inputs, values,
                new ComputedSql(table, column).read(), sql.store(), Optional.of(sql.missing())), found.parent(), found.from()));
    }

    private ComputedPlan plan(
            ComputedSpec spec, Table table, String className, ComputedColumn column, List<OutputField> inputs, List<OutputField> values,
            String read, String store, Optional<String> missing) {
        return new ComputedPlan(spec.column().value(), className, JavaNames.accessor(className), scope.functions().keyClass(table), column,
                inputs, values, read, store, missing,
                new ComputedPlan.Calls(spec.batch(), spec.attempts(), spec.backoff(), spec.timeout(), limits.of(spec),
                        new ComputedRun(spec.run().mode(), spec.run().ignored(), spec.run().longestWait().orElse(Duration.ZERO))),
                spec.column().location());
    }

    /** What is read of the row that something is computed from, and the types in it. */
    private ComputedPlan used(ComputedPlan plan, Table table, List<ColumnFinder.Found> from) {
        table.primaryKey().forEach(name -> scope.uses().use(table.schema(), table.name(), name, true));
        from.forEach(source -> scope.uses().use(table, source.column(), source.column().notNull()));
        Stream<OutputField> key = table.primaryKey().stream().flatMap(name -> table.column(name).stream())
                .flatMap(part -> scope.fields().computed(table, part, plan.location()).stream());
        uses.planned(plan.className(), Stream.of(plan.values().stream(), plan.inputs().stream(), key)
                .flatMap(fields -> fields).map(OutputField::type).toList());
        return plan;
    }

    private List<OutputField> inputs(Table table, List<ColumnFinder.Found> from) {
        return from.stream().flatMap(source -> field(table, source.column(), source.location(), COMPUTED_FROM, "take it").stream()).toList();
    }

    private Optional<ComputedKeyPlan> key(ComputedTable planned) {
        Table table = Stream.concat(
                        computed.columns().stream().map(ComputedColumns.Found::table), computed.rows().stream().map(ComputedColumns.FoundRows::parent))
                .filter(any -> any.sql().equals(planned.sql())).findFirst().orElseThrow();
        Location location = Stream.concat(
                        computed.columns().stream().filter(found -> found.table().equals(table)).map(ComputedColumns.Found::spec),
                        computed.rows().stream().filter(found -> found.parent().equals(table)).map(ComputedColumns.FoundRows::spec))
                .map(spec -> spec.column().location()).findFirst().orElseThrow();
        List<OutputField> fields = new ArrayList<>();
        for (String name : table.primaryKey()) {
            Column column = table.column(name).orElseThrow().withNotNull(true);
            Optional<OutputField> field = field(table, column, location, COMPUTED_COLUMN, "be called for rows with such a key");
            if (field.filter(key -> key.type() instanceof ValueType.ListOf || key.type() instanceof ValueType.RowsOf).isPresent()) {
                scope.diagnostics().report(COMPUTED_COLUMN, location, "The primary key of '" + table.name() + "' has an array, '"
                        + name + "'; a table with computed columns needs a key of single values.");
            }
            field.ifPresent(fields::add);
        }
        CellTriggerSql triggers = new CellTriggerSql(planned);
        return fields.size() < table.primaryKey().size()
                ? Optional.empty()
                : Optional.of(new ComputedKeyPlan(scope.functions().keyClass(table), planned, List.copyOf(fields),
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
