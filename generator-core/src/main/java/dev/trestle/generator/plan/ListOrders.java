package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.NAME_CLASH;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNSUITABLE_SORT;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ListSpec;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.ListPlan;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.plan.type.JavaNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the orders of a list, each completed by the key, and the columns of the result that they need. */
final class ListOrders {

    private final TableRead read;
    private final PlanScope scope;
    private final List<String> columns;

    /** {@code outputs} are the columns of the result already. */
    ListOrders(TableRead read, List<OutputField> outputs, PlanScope scope) {
        this.read = read;
        this.scope = scope;
        this.columns = new ArrayList<>(outputs.stream().map(OutputField::sql).toList());
    }

    /** The columns of the result, as they are written in SQL; complete when the orders are planned. */
    List<String> columns() {
        return List.copyOf(columns);
    }

    List<ListPlan.Order> plan(ListSpec spec) {
        Location place = spec.table().location();
        if (spec.sorts().isEmpty()) {
            List<ListPlan.By> key = read.key().stream().flatMap(found -> by(found.column(), false, place).stream()).toList();
            return List.of(new ListPlan.Order(String.join(",", read.table().primaryKey()), Optional.empty(), key, place));
        }
        Map<String, String> constants = new HashMap<>();
        for (ListSpec.Sort sort : spec.sorts()) {
            String other = constants.putIfAbsent(constant(sort), sort.text().value());
            if (other != null && !other.equals(sort.text().value())) {
                scope.diagnostics().report(NAME_CLASH, sort.text().location(), Quoted.of(other) + " and " + Quoted.of(sort.text().value())
                        + " both become '" + constant(sort) + "' in Java; leave one of them out.");
            }
        }
        return spec.sorts().stream().map(this::order).toList();
    }

    private ListPlan.Order order(ListSpec.Sort sort) {
        List<ListPlan.By> by = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (ListSpec.By one : sort.by()) {
            Optional<Column> column = column(one);
            column.filter(known -> names.contains(known.name())).ifPresent(known -> scope.diagnostics().report(UNSUITABLE_SORT,
                    sort.text().location(), Quoted.of(known.name()) + " occurs twice in " + Quoted.of(sort.text().value()) + "; remove one."));
            column.filter(known -> !names.contains(known.name())).ifPresent(known -> {
                names.add(known.name());
                by(known, one.descends(), sort.text().location()).ifPresent(by::add);
            });
        }
        // In the direction of the last column, so that an index of both serves the order, forwards or backwards.
        boolean descends = !sort.by().isEmpty() && sort.by().get(sort.by().size() - 1).descends();
        read.key().stream().map(ColumnFinder.Found::column).filter(column -> !names.contains(column.name()))
                .forEach(column -> by(column, descends, sort.text().location()).ifPresent(by::add));
        return new ListPlan.Order(sort.text().value(), Optional.of(constant(sort)), List.copyOf(by), sort.text().location());
    }

    // RELEASED_DESC_TITLE
    private static String constant(ListSpec.Sort sort) {
        return JavaNames.constant(String.join(" ", sort.by().stream()
                .map(by -> by.column().value() + (by.descends() ? " desc" : "")).toList()));
    }

    private Optional<Column> column(ListSpec.By by) {
        Table table = read.table();
        Optional<Column> column = table.column(by.column().value());
        if (column.isEmpty()) {
            scope.diagnostics().report(UNKNOWN_COLUMN, by.column().location(), "The table '" + table.name() + "' has no column '"
                    + by.column().value() + "'" + Suggestion.didYouMean(by.column().value(), table.columns().stream().map(Column::name).toList())
                    + ".");
        }
        return column;
    }

    private Optional<ListPlan.By> by(Column column, boolean descends, Location location) {
        Optional<ValueType> type = scope.fields().compared(read.table(), column).filter(FilterOperators::isOrdered);
        boolean file = scope.media().find(read.table(), column).isPresent();
        if (type.isEmpty() || file) {
            scope.diagnostics().report(UNSUITABLE_SORT, location, Quoted.of(column.name()) + " is "
                    + (file ? "a media column" : column.typeText()) + ", by which rows of a list cannot be ordered; use another column.");
            return Optional.empty();
        }
        if (!columns.contains(column.sql())) {
            columns.add(column.sql());
        }
        return type.map(known -> new ListPlan.By(column.sql(), scope.fields().placeholder(column, known), known,
                columns.indexOf(column.sql()) + 1, descends, !column.notNull()));
    }
}
