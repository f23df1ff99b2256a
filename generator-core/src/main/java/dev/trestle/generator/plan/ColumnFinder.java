package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.DUPLICATE_INPUT;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.DiagnosticCode;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the columns of one table that a route names. */
final class ColumnFinder {

    /** Stands behind an input that is never null, as in the SQL of queries. */
    private static final String NEVER_NULL = "!";

    private final Table table;
    private final Diagnostics diagnostics;

    ColumnFinder(Table table, Diagnostics diagnostics) {
        this.table = table;
        this.diagnostics = diagnostics;
    }

    /**
     * A column, and where a diagnostic about its use points.
     *
     * @param neverNull whether an input says by {@code name!} that it is never null; the column is NOT NULL then
     */
    record Found(Column column, Location location, boolean neverNull) {

        static Found of(Column column, Location location) {
            return new Found(column, location, false);
        }
    }

    /**
     * The named columns in the user's order, or, where none are named, the table's columns that fit.
     *
     * @param duplicate how a column that stands twice is reported
     * @param place where diagnostics about unnamed columns point
     */
    List<Found> find(
            Optional<List<Located<String>>> named,
            Predicate<Column> byDefault,
            DiagnosticCode duplicate,
            Location place) {
        return named.map(names -> named(names, duplicate))
                .orElseGet(() -> table.columns().stream().filter(byDefault).map(c -> Found.of(c, place)).toList());
    }

    /**
     * The named columns in the user's order, each once; of inputs with what {@code name!} says, and for an unknown name that
     * which is meant, if it is not there too.
     */
    List<Found> named(List<Located<String>> names, DiagnosticCode duplicate) {
        List<Found> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Located<String> name : names) {
            Optional<Column> exact = table.column(name.value());
            boolean isMarked = exact.isEmpty() && duplicate == DUPLICATE_INPUT && name.value().endsWith(NEVER_NULL);
            String wanted = isMarked ? bare(name.value()) : name.value();
            Optional<Column> column = table.column(wanted);
            if (column.isEmpty()) {
                diagnostics.report(UNKNOWN_COLUMN, name.location(), "The table '" + table.name() + "' has no column '"
                        + wanted + "'" + Suggestion.didYouMean(wanted, columnNames()) + ".");
                Suggestion.nearest(wanted, columnNames())
                        .filter(meant -> names.stream().noneMatch(other -> bare(other.value()).equals(meant)) && seen.add(meant))
                        .flatMap(table::column)
                        .ifPresent(meant -> found.add(Found.of(meant, name.location())));
            } else if (!seen.add(column.get().name())) {
                diagnostics.report(duplicate, name.location(), "'" + name.value() + "' is listed twice; remove one.");
            } else {
                found.add(isMarked
                        ? new Found(column.get().withNotNull(true), name.location(), true)
                        : Found.of(column.get(), name.location()));
            }
        }
        return found;
    }

    /** The name of an input without the mark that it is never null. */
    static String bare(String name) {
        return name.endsWith(NEVER_NULL) ? name.substring(0, name.length() - NEVER_NULL.length()) : name;
    }

    private List<String> columnNames() {
        return table.columns().stream().map(Column::name).toList();
    }
}
