package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_TABLE;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the columns that the function of a computed table fills. */
record RowsColumns(List<ComputedSpec> declared, TableFinder tables, Diagnostics diagnostics) {

    /** The listed columns, or those without a default; what is wrong with one of them is reported. */
    List<ColumnFinder.Found> find(ComputedSpec spec, Table child) {
        Predicate<Column> fits = column -> why(child, column).isEmpty();
        List<ColumnFinder.Found> filled = new ColumnFinder(child, diagnostics).find(
                spec.columns(), fits.and(column -> !column.hasDefault()), COMPUTED_TABLE, spec.column().location());
        for (ColumnFinder.Found column : filled) {
            why(child, column.column()).ifPresent(why -> diagnostics.report(COMPUTED_TABLE, column.location(),
                    "'" + child.name() + "." + column.column().name() + "' " + why + "; remove it from 'columns'."));
        }
        if (filled.isEmpty()) {
            diagnostics.report(COMPUTED_TABLE, spec.column().location(), Quoted.of(spec.column().value())
                    + " has no column that the function could fill; add one, or list columns with defaults in 'columns'.");
        }
        child.columns().stream().filter(fits).filter(Column::required)
                .filter(column -> filled.stream().noneMatch(listed -> listed.column().name().equals(column.name())))
                .forEach(column -> diagnostics.report(COMPUTED_TABLE, spec.column().location(), "'" + child.name() + "." + column.name()
                        + "' is NOT NULL and has no default, but the function does not fill it; add it to 'columns', or give it a default."));
        return filled;
    }

    /** Why a function of rows does not fill a column. */
    private Optional<String> why(Table child, Column column) {
        if (child.primaryKey().contains(column.name())) {
            return Optional.of("is part of the primary key, which comes from the row and the position in the list");
        }
        if (column.generated() || column.identity() != Identity.NONE) {
            return Optional.of("is a generated or identity column, whose values PostgreSQL makes");
        }
        return declared.stream().anyMatch(other -> isOf(other, child, column.name()))
                ? Optional.of("is a computed column, or has the version of one, whose values another function makes")
                : Optional.empty();
    }

    private boolean isOf(ComputedSpec other, Table child, String column) {
        String name = other.column().value();
        int dot = name.lastIndexOf('.');
        String own = name.substring(dot + 1);
        return dot > 0 && (own.equals(column) || other.versioned().isPresent() && (own + "_version").equals(column))
                && tables.exact(name.substring(0, dot)).filter(table -> table.oid() == child.oid()).isPresent();
    }
}
