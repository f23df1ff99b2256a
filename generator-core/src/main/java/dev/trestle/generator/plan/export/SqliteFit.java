package dev.trestle.generator.plan.export;

import dev.trestle.generator.plan.model.ExportColumn.Transfer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.target.TargetColumn;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules of SQLite, which knows affinities instead of types: sqlite.org/datatype3.html, section 3.1. */
record SqliteFit() implements TargetFit {

    /** The decimal digits that a floating-point number keeps. */
    private static final int DOUBLE_DIGITS = 15;

    /** What a column makes of values. */
    private enum Affinity {
        INTEGER,
        TEXT,
        BLOB,
        REAL,
        NUMERIC;

        /** By the declared type, whatever else it says. */
        static Affinity of(String declared) {
            String type = declared.toUpperCase(Locale.ROOT);
            if (type.contains("INT")) {
                return INTEGER;
            }
            if (type.contains("CHAR") || type.contains("CLOB") || type.contains("TEXT")) {
                return TEXT;
            }
            if (type.contains("BLOB") || type.isEmpty()) {
                return BLOB;
            }
            return type.contains("REAL") || type.contains("FLOA") || type.contains("DOUB") ? REAL : NUMERIC;
        }
    }

    @Override
    public Fit fit(OutputField field, TargetColumn column) {
        ExportedValue value = ExportedValue.of(field.type());
        List<Affinity> fitting = fitting(value);
        Transfer transfer =
                value instanceof ExportedValue.Document document ? document.transfer() : Transfer.NATIVE;
        return fitting.contains(Affinity.of(column.typeName()))
                ? new Fit.Whole(transfer)
                : new Fit.Not(fitting.stream().map(Affinity::name).collect(Collectors.joining(" or ")));
    }

    private static List<Affinity> fitting(ExportedValue value) {
        if (value instanceof ExportedValue.Whole || value instanceof ExportedValue.Truth) {
            return List.of(Affinity.INTEGER, Affinity.NUMERIC, Affinity.BLOB);
        }
        if (value instanceof ExportedValue.Floating) {
            return List.of(Affinity.REAL, Affinity.NUMERIC, Affinity.BLOB);
        }
        if (value instanceof ExportedValue.Decimal decimal) {
            boolean fewDigits = decimal.precision() > 0 && decimal.precision() <= DOUBLE_DIGITS;
            return fewDigits
                    ? List.of(Affinity.NUMERIC, Affinity.REAL, Affinity.TEXT, Affinity.BLOB)
                    : List.of(Affinity.TEXT, Affinity.BLOB);
        }
        if (value instanceof ExportedValue.Bytes) {
            return List.of(Affinity.BLOB);
        }
        // They never look like a number, so that they stay texts.
        boolean neverNumeric = value instanceof ExportedValue.Moment || value instanceof ExportedValue.Uuid;
        return neverNumeric
                ? List.of(Affinity.TEXT, Affinity.NUMERIC, Affinity.BLOB)
                : List.of(Affinity.TEXT, Affinity.BLOB);
    }
}
