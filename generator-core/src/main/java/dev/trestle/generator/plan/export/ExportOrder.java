package dev.trestle.generator.plan.export;

import static dev.trestle.generator.diagnostic.DiagnosticCode.EXPORT_ORDER;
import static dev.trestle.generator.diagnostic.DiagnosticCode.KEYS_DO_NOT_GO_TOGETHER;

import dev.trestle.generator.config.ExportMethod;
import dev.trestle.generator.config.ExportSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import dev.trestle.generator.diagnostic.Suggestion;
import dev.trestle.generator.plan.model.ExportColumn;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.route.ExportDelivery;
import dev.trestle.generator.target.TargetCatalog;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import dev.trestle.generator.target.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What keeps entries in order whose record a hook makes: an entry is made with its row, when the record is not there yet, so
 * the row has to say which row of the target is meant.
 *
 * @param words the table, for messages
 */
record ExportOrder(
        ExportSpec spec, TargetCatalog catalog, TargetTable table, String words, Diagnostics diagnostics) {

    /** The outputs that have the target's primary key, in its order; none where there is no order. */
    List<ExportColumn> lane(List<OutputField> outputs) {
        if (spec.delivery().value() != ExportDelivery.OUTBOX || spec.method().value() == ExportMethod.INSERT) {
            spec.orderKey().ifPresent(key -> diagnostics.report(KEYS_DO_NOT_GO_TOGETHER, key.location(),
                    "'order_key' is for updates and merges by the outbox; remove it, or write 'method: merge'"
                            + " and 'delivery: outbox'."));
            return List.of();
        }
        List<String> key = table.primaryKey();
        List<Located<String>> names = spec.orderKey().map(Located::value)
                .orElseGet(() -> key.stream().map(name -> new Located<>(name, spec.method().location())).toList());
        if (names.size() != key.size()) {
            diagnostics.report(EXPORT_ORDER, spec.orderKey().map(Located::location).orElse(spec.location()), "The primary key of "
                    + words + " is " + String.join(", ", key) + "; list as many outputs, in this order.");
            return List.of();
        }
        return columns(names, key, outputs);
    }

    private List<ExportColumn> columns(List<Located<String>> names, List<String> key, List<OutputField> outputs) {
        List<ExportColumn> lane = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Located<String> name = names.get(i);
            TargetColumn column = table.column(key.get(i)).orElseThrow();
            Optional<OutputField> output = outputs.stream().filter(field -> isCalled(field, name.value())).findFirst();
            if (output.isEmpty()) {
                missing.add(name.value());
                spec.orderKey().ifPresent(all -> diagnostics.report(EXPORT_ORDER, name.location(), Quoted.of(name.value())
                        + " is not one of the outputs"
                        + Suggestion.didYouMean(name.value(), outputs.stream().map(OutputField::name).toList()) + "."));
            } else {
                fitting(output.get(), column, name.location()).ifPresent(lane::add);
            }
        }
        if (!missing.isEmpty() && spec.orderKey().isEmpty()) {
            diagnostics.report(EXPORT_ORDER, spec.method().location(), "Entries for one row of " + words
                    + " are delivered in order, so its primary key has to be known before the hook responds, but the outputs"
                    + " lack " + String.join(", ", missing) + ". Add what is missing; or list in 'order_key' the outputs that"
                    + " have these values under other names; or write 'method: insert', which adds a row for every record.");
        }
        return lane;
    }

    /** As the columns of the answer are found: PostgreSQL tells names by case. */
    private boolean isCalled(OutputField output, String name) {
        return output.name().equals(name) || spec.orderKey().isEmpty()
                && catalog.dialect() != TargetDialect.POSTGRESQL && output.name().equalsIgnoreCase(name);
    }

    private Optional<ExportColumn> fitting(OutputField output, TargetColumn column, Location location) {
        TargetFit.Fit fit = TargetFit.of(catalog.dialect()).fit(output, column);
        if (fit instanceof TargetFit.Fit.Whole whole) {
            return Optional.of(new ExportColumn(output, column, whole.transfer()));
        }
        if (fit instanceof TargetFit.Fit.UpTo upTo) {
            return Optional.of(new ExportColumn(output, column, upTo.transfer()));
        }
        diagnostics.report(EXPORT_ORDER, location, Quoted.of(output.name()) + " is " + output.pgType().sql() + ", but "
                + Quoted.of(column.name()) + " in " + words + " is " + column.shown(catalog.dialect())
                + ": it cannot be used unchanged as that key, which decides the order; list another output in 'order_key'.");
        return Optional.empty();
    }
}
