package dev.trestle.generator;

import dev.trestle.generator.plan.model.ComputedColumn;
import dev.trestle.generator.plan.model.ComputedKeyPlan;
import dev.trestle.generator.plan.model.ComputedPlan;
import dev.trestle.generator.plan.model.ComputedTable;
import dev.trestle.generator.plan.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Lays out what is known of a computed column: the order of those of its table, its inputs, triggers and statements. */
record ComputedExplanation(ComputedPlan column, ComputedTable table) {

    /** The column of this name, or of the class of this name. */
    static Optional<ComputedExplanation> of(Plan plan, String name) {
        return plan.computed().columns().stream()
                .filter(column -> column.name().equals(name) || column.className().equals(name))
                .findFirst()
                .map(column -> new ComputedExplanation(column, plan.computed().keys().stream()
                        .filter(key -> key.className().equals(column.keyClass()))
                        .map(ComputedKeyPlan::table)
                        .findFirst()
                        .orElseThrow()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(column.name() + ": " + column.className() + ", version " + column.column().version()
                + column.column().versionSql().map(name -> ", stored in " + name).orElse("")
                + column.batch().map(rows -> ", up to " + rows + " rows at once").orElse(", one row at a time")
                + column.calls().limit().map(limit -> ", limit " + limit.name()).orElse(""));
        lines.addAll(List.of("", "Order"));
        lines.addAll(ExplanationText.table(order()));
        lines.addAll(List.of("", "Inputs"));
        lines.addAll(ExplanationText.table(column.column().from().stream()
                .map(source -> List.of(source.name(), source.typeText(), source.notNull() ? "NOT NULL" : "nullable",
                        source.computed() ? "computed first" : "")).toList()));
        column.rows().ifPresent(rows -> {
            lines.addAll(List.of("", "Rows of " + rows.sql()));
            lines.addAll(ExplanationText.table(Stream.concat(
                    Stream.of(List.of(String.join(", ", rows.key()), "", "the key of the row of " + table.sql()),
                            List.of(rows.position(), rows.positionType(), "the position in the list, from 1")),
                    rows.columns().stream().map(each -> List.of(each.sql(), each.typeText(), each.notNull() ? "NOT NULL" : "nullable"))).toList()));
        });
        lines.addAll(List.of("", "Triggers on " + table.sql()));
        lines.addAll(ExplanationText.table(triggers()));
        lines.addAll(List.of("", "State", "  trestle." + column.column().view() + ", of the cells in " + table.cellsSql()));
        lines.addAll(List.of("", "Reads inputs"));
        column.read().lines().forEach(line -> lines.add("  " + line));
        lines.addAll(List.of("", "Stores values"));
        column.store().lines().forEach(line -> lines.add("  " + line));
        return lines.stream().map(String::stripTrailing).toList();
    }

    private List<List<String>> triggers() {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("trestle_computed_insert", "trestle." + table.inserted() + "()"),
                List.of("trestle_computed_update", "trestle." + table.updated() + "()")));
        if (table.clears()) {
            rows.add(List.of("trestle_computed_clear", "trestle." + table.cleared() + "()"));
        }
        return rows;
    }

    private List<List<String>> order() {
        List<List<String>> rows = new ArrayList<>();
        for (ComputedColumn each : table.columns()) {
            rows.add(List.of(String.valueOf(rows.size() + 1), table.nameOf(each),
                    "from " + String.join(", ", each.from().stream().map(ComputedColumn.Source::name).toList())));
        }
        return rows;
    }
}
