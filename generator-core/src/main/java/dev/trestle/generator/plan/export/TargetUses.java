package dev.trestle.generator.plan.export;

import dev.trestle.generator.catalog.TypeName;
import dev.trestle.generator.config.TargetSpec;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.TargetPlan;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.type.JavaNames;
import dev.trestle.generator.target.TableName;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import dev.trestle.generator.target.TargetTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects which columns of targets the routes write, for the check at start-up. */
final class TargetUses {

    /** The column that gets the id of an entry, where an INSERT finds it. */
    static final String ENTRY_ID = "trestle_entry_id";

    private final Map<String, Target> targets = new HashMap<>();

    /** What the routes use of one target. */
    private record Target(TargetDialect dialect, Map<String, Uses> tables) {}

    /** What the routes use of one table. */
    private record Uses(TargetTable table, Set<TargetColumn> columns) {}

    void use(TargetSpec target, TargetDialect dialect, TargetTable table, List<TargetColumn> columns) {
        targets.computeIfAbsent(target.name().value(), name -> new Target(dialect, new TreeMap<>()))
                .tables()
                .computeIfAbsent(new TableName(table.schema(), table.name()).toString(),
                        name -> new Uses(table, new HashSet<>()))
                .columns()
                .addAll(columns);
    }

    /** Those of the targets that are used. */
    List<TargetPlan> plans(List<TargetSpec> specs) {
        List<TargetPlan> plans = new ArrayList<>();
        Set<String> methods = new HashSet<>(Set.of("all"));
        for (TargetSpec spec : specs) {
            Target target = targets.get(spec.name().value());
            if (target != null) {
                String stem = JavaNames.accessor(JavaNames.type(spec.name().value()));
                String method = stem;
                for (int n = 2; !methods.add(method); n++) {
                    method = stem + n;
                }
                plans.add(new TargetPlan(spec.name().value(), method, target.dialect(), spec.sameDatabase(),
                        spec.attempts(), spec.backoff(), spec.batchSize(),
                        target.tables().values().stream()
                                .map(uses -> table(target.dialect(), uses)).toList()));
            }
        }
        return plans;
    }

    private static TargetPlan.Table table(TargetDialect dialect, Uses uses) {
        return new TargetPlan.Table(uses.table().schema(), uses.table().name(), uses.table().columns().stream()
                .filter(uses.columns()::contains)
                .map(column -> line(dialect, uses.table(), column))
                .toList());
    }

    // loan_id BIGINT not null key
    // fee DECIMAL(10,2)
    private static String line(TargetDialect dialect, TargetTable table, TargetColumn column) {
        return column.name() + (column.typeName().isEmpty() ? "" : " " + column.typeName() + column.limits(dialect))
                + (column.notNull() ? " not null" : "")
                + (table.primaryKey().contains(column.name()) ? " key" : "");
    }

    /** Whether the column takes the id of an entry. */
    static boolean holdsEntryId(TargetDialect dialect, TargetColumn column) {
        OutputField id = new OutputField(ENTRY_ID, "entryId", ENTRY_ID,
                new ValueType.Scalar(ScalarType.UUID, List.of()), new TypeName(0, "pg_catalog", "uuid", "uuid"), false,
                "", new Location.Whole(ENTRY_ID));
        return TargetFit.of(dialect).fit(id, column) instanceof TargetFit.Fit.Whole;
    }
}
