package dev.trestle.generator.plan;

import static dev.trestle.generator.diagnostic.DiagnosticCode.COMPUTED_COLUMN;
import static dev.trestle.generator.diagnostic.DiagnosticCode.UNKNOWN_COLUMN;

import dev.trestle.generator.catalog.Column;
import dev.trestle.generator.catalog.Identity;
import dev.trestle.generator.catalog.Table;
import dev.trestle.generator.config.ComputedSpec;
import dev.trestle.generator.config.Located;
import dev.trestle.generator.diagnostic.Diagnostics;
import dev.trestle.generator.diagnostic.Location;
import dev.trestle.generator.diagnostic.Quoted;
import java.util.List;
import java.util.Optional;

/** Finds the columns in which the versions of computed values are stored. */
record VersionColumns(List<ComputedSpec> declared, Diagnostics diagnostics) {

    private static final String TYPE = "integer";

    /** The column for the version of a computed column; empty if it is not versioned, or if something is wrong, which is reported. */
    Optional<Column> of(ComputedSpec spec, Table table, Column computed) {
        return spec.versioned().flatMap(place -> {
            String name = computed.name() + "_version";
            Optional<Column> column = table.column(name);
            if (column.isEmpty()) {
                diagnostics.report(UNKNOWN_COLUMN, place, Quoted.of(spec.column().value()) + " is versioned, but the table '" + table.name()
                        + "' has no column '" + name + "'; a migration adds it: ALTER TABLE " + table.sql() + " ADD " + name + " " + TYPE + ".");
            }
            return column.filter(found -> isFit(spec, table, found, place));
        });
    }

    private boolean isFit(ComputedSpec spec, Table table, Column column, Location place) {
        Optional<String> wrong = wrong(spec, table, column);
        wrong.ifPresent(what -> diagnostics.report(COMPUTED_COLUMN, place, "The version of " + Quoted.of(spec.column().value())
                + " is stored in '" + column.name() + "', which " + what + "."));
        return wrong.isEmpty();
    }

    private Optional<String> wrong(ComputedSpec spec, Table table, Column column) {
        if (!column.typeText().equals(TYPE)) {
            return Optional.of("is of the type " + column.typeText() + "; it has to be an " + TYPE);
        }
        if (table.primaryKey().contains(column.name())) {
            return Optional.of("is part of the primary key");
        }
        if (column.generated() || column.identity() != Identity.NONE) {
            return Optional.of("is a generated or identity column; make it an ordinary column");
        }
        if (column.required()) {
            return Optional.of("is NOT NULL and has no default, but it has no value when the row is stored; remove NOT NULL, or give it a default");
        }
        if (spec.from().stream().map(Located::value).anyMatch(column.name()::equals)) {
            return Optional.of("the function takes; remove it from 'from'");
        }
        return declared.stream().map(other -> other.column().value()).anyMatch(name(spec, column)::equals)
                ? Optional.of("is a computed column itself; give one of the two another name")
                : Optional.empty();
    }

    /** {@code film.summary_version}, as the routes file would have it. */
    private static String name(ComputedSpec spec, Column column) {
        String computed = spec.column().value();
        return computed.substring(0, computed.lastIndexOf('.') + 1) + column.name();
    }
}
