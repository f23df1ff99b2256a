package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_CYCLE;

import dev.trestle.generator.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The order in which columns of a row are computed: each after those that it is computed from. */
final class ComputedOrder {

    private final List<ComputedColumns.Found> columns;
    private final List<ComputedColumns.Found> ordered = new ArrayList<>();

    private ComputedOrder(List<ComputedColumns.Found> columns) {
        this.columns = columns;
    }

    /** Reports each circle once, at its first column in the routes file. */
    static void check(List<ComputedColumns.Found> columns, Diagnostics diagnostics) {
        ComputedOrder order = new ComputedOrder(columns);
        List<ComputedColumns.Found> reported = new ArrayList<>();
        for (ComputedColumns.Found column : columns) {
            List<ComputedColumns.Found> circle = order.circle(column, new ArrayList<>());
            if (!circle.isEmpty() && circle.stream().noneMatch(reported::contains)) {
                reported.addAll(circle);
                diagnostics.report(COMPUTED_CYCLE, column.spec().column().location(), text(circle));
            }
        }
    }

    /** The columns of one table in their order; those of the routes file as they are, if nothing else demands another. */
    static List<ComputedColumns.Found> of(List<ComputedColumns.Found> columns) {
        ComputedOrder order = new ComputedOrder(columns);
        columns.forEach(order::add);
        return List.copyOf(order.ordered);
    }

    private void add(ComputedColumns.Found column) {
        if (!ordered.contains(column)) {
            upstream(column).forEach(this::add);
            ordered.add(column);
        }
    }

    /** The way from a column back to itself; empty if there is none. */
    private List<ComputedColumns.Found> circle(ComputedColumns.Found column, List<ComputedColumns.Found> way) {
        if (way.contains(column)) {
            return way.get(0).equals(column) ? way : List.of();
        }
        List<ComputedColumns.Found> longer = new ArrayList<>(way);
        longer.add(column);
        return upstream(column).stream()
                .map(next -> circle(next, longer))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<ComputedColumns.Found> upstream(ComputedColumns.Found column) {
        return column.from().stream()
                .map(source -> columns.stream().filter(other -> other.is(column.table(), source.column().name())).findFirst())
                .flatMap(Optional::stream)
                .toList();
    }

    private static String text(List<ComputedColumns.Found> circle) {
        if (circle.size() == 1) {
            return "'" + circle.get(0).spec().column().value() + "' cannot be computed from itself; remove it from 'from'.";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < circle.size(); i++) {
            text.append(i == 0 ? "'" + circle.get(0).spec().column().value() + "' is computed from '" : ", '" + circle.get(i).column().name() + "' from '")
                    .append(circle.get((i + 1) % circle.size()).column().name())
                    .append("'");
        }
        return text + ": no value could be computed first; remove one of them from 'from'.";
    }
}
