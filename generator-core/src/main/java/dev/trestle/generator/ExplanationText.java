package dev.trestle.generator;

import dev.trestle.generator.plan.model.ComputedParameter;
import dev.trestle.generator.plan.model.InputField;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.query.QueryAnalysis;
import dev.trestle.generator.query.QueryColumn;
import dev.trestle.generator.query.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lays out an explanation in columns.
 *
 * @param title its first line
 * @param inputs of the route, which the query may have some of
 * @param computed the parameters of the route that functions compute
 * @param outputs of the query
 */
record ExplanationText(
        String title, List<InputField> inputs, List<ComputedParameter> computed, List<OutputField> outputs, QueryAnalysis analysis,
        List<String> genericPlan) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        lines.add("Parameters");
        lines.addAll(table(parameters()));
        lines.add("");
        lines.add("Columns");
        lines.addAll(table(columns()));
        lines.add("");
        lines.add("Generic plan");
        genericPlan.forEach(line -> lines.add("  " + line));
        return lines;
    }

    private List<List<String>> parameters() {
        Map<String, InputField> fields = inputs.stream()
                .collect(Collectors.toMap(InputField::name, Function.identity()));
        List<List<String>> rows = new ArrayList<>();
        for (QueryParameter parameter : analysis.parameters()) {
            Optional<ComputedParameter> function = computed.stream().filter(one -> one.name().equals(parameter.name())).findFirst();
            if (function.isPresent()) {
                rows.add(List.of(":" + parameter.name(), parameter.type().name().sql(), "computed",
                        "by the function of " + function.get().column() + " from " + String.join(", ", function.get().fields())));
                continue;
            }
            boolean nullable = fields.get(parameter.name()).presence().nullable();
            rows.add(List.of(":" + parameter.name(), parameter.type().name().sql(),
                    nullable ? "may be left out" : "required", parameter.reason()));
        }
        return rows;
    }

    private List<List<String>> columns() {
        Map<String, OutputField> fields = outputs.stream()
                .collect(Collectors.toMap(OutputField::name, Function.identity()));
        List<List<String>> rows = new ArrayList<>();
        for (QueryColumn column : analysis.columns()) {
            boolean nullable = fields.get(column.name()).nullable();
            rows.add(List.of(column.name(), column.type().name().sql(), nullable ? "nullable" : "NOT NULL",
                    column.reason()));
        }
        return rows;
    }

    /** The cells under each other; the last is as wide as it is. */
    static List<String> table(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return List.of("  none");
        }
        int last = rows.get(0).size() - 1;
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder("  ");
            for (int cell = 0; cell < last; cell++) {
                int place = cell;
                int width = rows.stream().mapToInt(r -> r.get(place).length()).max().orElse(0);
                line.append(row.get(cell)).append(" ".repeat(width - row.get(cell).length() + 2));
            }
            lines.add(line.append(row.get(last)).toString());
        }
        return lines;
    }
}
