package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NO_INPUT;

import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.catalog.UniqueIndex;
import dev.trestle.generator.config.ConflictSpec;
import dev.trestle.generator.config.InsertSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.Storing;
import dev.trestle.generator.plan.sql.InsertSqlPlanner;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides what becomes of a row that is there already (PostgreSQL documentation, INSERT, ON CONFLICT clause). */
record ConflictPlanner(Table table, InsertSqlPlanner sql, Diagnostics diagnostics) {

    /** Empty where it cannot be, which is reported. */
    Optional<StoringPlan> plan(InsertSpec spec, ConflictSpec conflict) {
        return new ConflictKeyFinder(table, spec.table(), sql.inputs(), "on_conflict", diagnostics).find(conflict.columns())
                .flatMap(found -> switch (conflict.action()) {
                    case UPDATE -> orUpdate(conflict, found.key());
                    case NOTHING -> Optional.of(new StoringPlan(
                            new Storing.OrFind(sql.find(found.key(), condition(found.key(), found.index()))), sql.orNothing(found.key())));
                });
    }

    private Optional<StoringPlan> orUpdate(ConflictSpec conflict, List<InputField> key) {
        if (key.size() == sql.inputs().size()) {
            diagnostics.report(NO_INPUT, conflict.columns().location(), "No input is left to update: all inputs are"
                    + " columns of 'on_conflict'; add another input, or write do: nothing.");
        }
        return Optional.of(new StoringPlan(new Storing.OrUpdate(), sql.orUpdate(key)));
    }

    /** A unique index over nullable columns lets any number of nulls in, so that null never conflicts; or nulls are equal. */
    private static String condition(List<InputField> key, UniqueIndex index) {
        return key.stream()
                .map(field -> field.sql() + (index.nullsConflict() && field.presence().nullable()
                        ? " IS NOT DISTINCT FROM " : " = ") + field.placeholder())
                .collect(Collectors.joining(" AND "));
    }
}
