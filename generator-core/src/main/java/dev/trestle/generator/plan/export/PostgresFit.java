package dev.trestle.generator.plan.export;

import dev.trestle.generator.plan.model.ExportColumn.Transfer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.plan.model.ScalarType;
import dev.trestle.generator.plan.model.ValueType;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of PostgreSQL: types are the same by name, numbers get wider, and everything has a text form. */
record PostgresFit() implements TargetFit {

    private static final Set<String> TEXTS = Set.of("text", "varchar");

    /** Numbers that another type holds all of; numeric is asked for its digits. */
    private static final Map<String, Set<String>> WIDER = Map.of(
            "int2", Set.of("int4", "int8", "float4", "float8"),
            "int4", Set.of("int8", "float8"),
            "oid", Set.of("int8"),
            "float4", Set.of("float8"),
            "json", Set.of("jsonb"),
            "jsonb", Set.of("json"));

    private static final Map<String, Integer> DIGITS = Map.of("int2", 5, "int4", 10, "oid", 10, "int8", 19);

    /** How long the text forms are at most of those that are short. */
    private static final Map<String, Integer> LONGEST = Map.of(
            "bool", 5, "int2", 6, "int4", 11, "oid", 10, "int8", 20, "uuid", 36);

    @Override
    public Fit fit(OutputField field, TargetColumn column) {
        String ours = field.pgType().name();
        String theirs = column.typeName();
        if (field.type() instanceof ValueType.Media) {
            return TEXTS.contains(theirs)
                    ? Fit.text(Integer.MAX_VALUE, column.size(), Transfer.NATIVE)
                    : new Fit.Not("text, as the URL of a file is one");
        }
        if (ours.equals(theirs)) {
            return same(field, column);
        }
        if (TEXTS.contains(theirs)) {
            boolean text = isText(field);
            return Fit.text(longest(field), column.size(), text ? Transfer.NATIVE : Transfer.TEXT);
        }
        if (WIDER.getOrDefault(ours, Set.of()).contains(theirs)) {
            return new Fit.Whole(Transfer.NATIVE);
        }
        if (theirs.equals("numeric") && DIGITS.containsKey(ours)) {
            return holds(column, DIGITS.get(ours), 0) ? new Fit.Whole(Transfer.NATIVE) : new Fit.Not("numeric or int8");
        }
        return new Fit.Not(field.pgType().sql() + (isText(field) ? "" : " or text"));
    }

    private static Fit same(OutputField field, TargetColumn column) {
        return switch (column.typeName()) {
            case "varchar", "bpchar" -> Fit.text(longest(field), column.size(), Transfer.NATIVE);
            case "numeric" -> numeric(field, column);
            case "time", "timetz", "timestamp", "timestamptz" -> column.digits() < 6
                    ? new Fit.Not(column.typeName() + " with all 6 digits of its seconds")
                    : new Fit.Whole(Transfer.NATIVE);
            default -> !column.limits(TargetDialect.POSTGRESQL).isEmpty()
                    ? new Fit.Not("the same without a precision")
                    : Fit.Lacks.orWhole(labels(field.type()), column.labels(),
                    literal(field) ? Transfer.TEXT : Transfer.NATIVE);
        };
    }

    /** The labels that values may have, those in arrays included. */
    private static List<String> labels(ValueType type) {
        if (type instanceof ValueType.ListOf list) {
            return labels(list.element());
        }
        if (type instanceof ValueType.RowsOf rows) {
            return labels(rows.row());
        }
        return type instanceof ValueType.Enumeration enumeration ? enumeration.labels() : List.of();
    }

    private static Fit numeric(OutputField field, TargetColumn column) {
        boolean bounded = field.type() instanceof ValueType.Scalar scalar && !scalar.limits().isEmpty();
        if (!bounded) {
            return column.size() == 0 ? new Fit.Whole(Transfer.NATIVE) : new Fit.Not("numeric without a precision");
        }
        List<Integer> limits = ((ValueType.Scalar) field.type()).limits();
        return holds(column, limits.get(0) - limits.get(1), limits.get(1))
                ? new Fit.Whole(Transfer.NATIVE)
                : new Fit.Not("numeric(" + limits.get(0) + "," + limits.get(1) + ") or wider");
    }

    /** Whether a numeric column has so many digits before and after its point. */
    private static boolean holds(TargetColumn column, int before, int after) {
        return column.size() == 0 || column.size() - column.digits() >= before && column.digits() >= after;
    }

    private static boolean isText(OutputField field) {
        return field.type() instanceof ValueType.Scalar scalar && scalar.type() == ScalarType.TEXT;
    }

    /** Whether the driver would say that the value is a text, which PostgreSQL would not take for another type. */
    private static boolean literal(OutputField field) {
        return field.type() instanceof ValueType.Scalar scalar
                && scalar.type().method().equals("text")
                && scalar.type() != ScalarType.TEXT;
    }

    private static int longest(OutputField field) {
        if (isText(field)) {
            List<Integer> limits = ((ValueType.Scalar) field.type()).limits();
            return limits.isEmpty() ? Integer.MAX_VALUE : limits.get(0);
        }
        return field.type() instanceof ValueType.Enumeration
                ? ExportedValue.LABEL
                : LONGEST.getOrDefault(field.pgType().name(), Integer.MAX_VALUE);
    }
}
