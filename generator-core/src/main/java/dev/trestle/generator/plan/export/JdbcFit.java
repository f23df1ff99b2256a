package dev.trestle.generator.plan.export;

import dev.trestle.generator.plan.model.ExportColumn.Transfer;
import dev.trestle.generator.plan.model.OutputField;
import dev.trestle.generator.target.TargetColumn;
import dev.trestle.generator.target.TargetDialect;
import java.util.Locale;
import java.util.Set;

/** The rules of databases that are known by the types of JDBC; MySQL and MariaDB have a few of their own. */
record JdbcFit(TargetDialect dialect) implements TargetFit {

    private static final Set<String> TEXTS = Set.of("VARCHAR", "NVARCHAR", "LONGVARCHAR",
            "LONGNVARCHAR", "CLOB", "NCLOB");
    private static final Set<String> BYTES = Set.of("VARBINARY", "LONGVARBINARY", "BLOB");
    private static final Set<String> TRUTHS = Set.of("BOOLEAN", "BIT", "TINYINT", "SMALLINT",
            "INTEGER", "BIGINT");
    private static final Set<String> DECIMALS = Set.of("DECIMAL", "NUMERIC");

    /** What a date and a time take with microseconds: {@code 2026-11-28 18:19:42.123456, -123:19:42.123456}. */
    private static final int TIMESTAMP_SIZE = 26;
    private static final int TIME_SIZE = 17;

    @Override
    public Fit fit(OutputField field, TargetColumn column) {
        ExportedValue value = ExportedValue.of(field.type());
        if (value instanceof ExportedValue.Whole whole) {
            return when(holdsWhole(whole, column),
                    whole.bits() <= 16 ? "SMALLINT" : whole.bits() <= 32 ? "INTEGER" : "BIGINT");
        }
        if (value instanceof ExportedValue.Truth) {
            return when(TRUTHS.contains(column.jdbc()), "BOOLEAN");
        }
        if (value instanceof ExportedValue.Floating floating) {
            return when(holdsFloating(floating, column), floating.single() ? "REAL or DOUBLE" : "DOUBLE");
        }
        if (value instanceof ExportedValue.Decimal decimal) {
            return decimal(decimal, column);
        }
        if (value instanceof ExportedValue.Moment moment) {
            return moment(moment.clock(), column);
        }
        if (value instanceof ExportedValue.Bytes) {
            return BYTES.contains(column.jdbc())
                    ? Fit.text(ExportedValue.UNLIMITED, column.size(), Transfer.NATIVE)
                    : new Fit.Not("VARBINARY or BLOB");
        }
        return words(value, column);
    }

    private static Fit when(boolean fits, String instead) {
        return fits ? new Fit.Whole(Transfer.NATIVE) : new Fit.Not(instead);
    }

    private static boolean is(TargetColumn column, String type) {
        return column.typeName().equalsIgnoreCase(type);
    }

    /** Drivers call some types of MySQL a text that do not take any text. */
    private static boolean text(TargetColumn column) {
        return TEXTS.contains(column.jdbc()) && !isEnum(column) && !is(column, "SET") && !is(column, "JSON");
    }

    /** MariaDB's driver gives another name where a label has a parenthesis. */
    private static boolean isEnum(TargetColumn column) {
        return is(column, "ENUM") || !column.labels().isEmpty();
    }

    private static boolean unsigned(TargetColumn column) {
        return column.typeName().toUpperCase(Locale.ROOT).endsWith(" UNSIGNED");
    }

    private boolean holdsWhole(ExportedValue.Whole whole, TargetColumn column) {
        if (unsigned(column)) {
            return false;
        }
        return switch (column.jdbc()) {
            case "SMALLINT" -> whole.bits() <= 16;
            case "INTEGER" -> whole.bits() <= (is(column, "MEDIUMINT") ? 16 : 32);
            case "BIGINT" -> true;
            case "DECIMAL", "NUMERIC" -> column.size() - column.digits() >= whole.digits();
            case "DOUBLE" -> whole.bits() <= 32;
            default -> false;
        };
    }

    /** MySQL's FLOAT is single; that of standard SQL is what Java calls double. */
    private boolean holdsFloating(ExportedValue.Floating floating, TargetColumn column) {
        if (unsigned(column)) {
            return false;
        }
        return switch (column.jdbc()) {
            case "DOUBLE" -> true;
            case "FLOAT" -> floating.single() || dialect != TargetDialect.MYSQL;
            case "REAL" -> floating.single();
            default -> false;
        };
    }

    private static Fit decimal(ExportedValue.Decimal decimal, TargetColumn column) {
        if (text(column)) {
            int longest = decimal.precision() == 0
                    ? ExportedValue.UNLIMITED
                    : Math.max(decimal.precision(), decimal.scale()) + 3 + Math.max(0, -decimal.scale());
            return Fit.text(longest, column.size(), Transfer.TEXT);
        }
        if (decimal.precision() == 0) {
            return new Fit.Not("a text type, because a numeric without a precision may have any number of digits");
        }
        boolean holds = DECIMALS.contains(column.jdbc())
                && !unsigned(column)
                && column.size() - column.digits() >= decimal.precision() - decimal.scale()
                && column.digits() >= decimal.scale();
        return when(holds, "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")");
    }

    private Fit moment(ExportedValue.Clock clock, TargetColumn column) {
        boolean timestamp = column.jdbc().equals("TIMESTAMP");
        boolean zoned = column.jdbc().equals("TIMESTAMP_WITH_TIMEZONE");
        boolean micros = precise(column, TIMESTAMP_SIZE);
        return switch (clock) {
            case DATE -> when(column.jdbc().equals("DATE"), "DATE");
            case TIME -> when(column.jdbc().equals("TIME") && precise(column, TIME_SIZE), "TIME(6)");
            case TIMESTAMP -> when(timestamp && micros, dialect == TargetDialect.MYSQL ? "DATETIME(6)" : "TIMESTAMP(6)");
            case TIMESTAMPTZ -> dialect == TargetDialect.MYSQL
                    ? when(timestamp && micros, "DATETIME(6), which gets it in UTC")
                    : when(zoned && micros, "TIMESTAMP(6) WITH TIME ZONE");
        };
    }

    /** Whether microseconds have room; only MySQL's drivers say so by the size alone. */
    private boolean precise(TargetColumn column, int size) {
        return column.size() >= size || dialect != TargetDialect.MYSQL && column.digits() >= 6;
    }

    private Fit words(ExportedValue value, TargetColumn column) {
        boolean text = text(column);
        if (value instanceof ExportedValue.Uuid) {
            boolean padded = column.jdbc().equals("CHAR") && column.size() == 36;
            return is(column, "UUID") || padded
                    ? new Fit.Whole(Transfer.NATIVE)
                    : text ? Fit.text(36, column.size(), Transfer.NATIVE) : new Fit.Not("UUID or CHAR(36)");
        }
        if (value instanceof ExportedValue.Document document) {
            return is(column, "JSON")
                    ? new Fit.Whole(document.transfer())
                    : text
                            ? Fit.text(ExportedValue.UNLIMITED, column.size(), document.transfer())
                            : new Fit.Not(dialect == TargetDialect.MYSQL ? "JSON or LONGTEXT" : "JSON or CLOB");
        }
        if (value instanceof ExportedValue.Label label && isEnum(column)) {
            return dialect == TargetDialect.MYSQL
                    ? Fit.Lacks.orWhole(label.labels(), column.labels(), Transfer.NATIVE)
                    : new Fit.Whole(Transfer.NATIVE);
        }
        int longest = value instanceof ExportedValue.Text words ? words.longest() : ExportedValue.LABEL;
        return text ? Fit.text(longest, column.size(), Transfer.NATIVE) : new Fit.Not("VARCHAR or another text");
    }
}
