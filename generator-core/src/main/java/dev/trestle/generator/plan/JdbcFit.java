package dev.trestle.generator.plan;

import dev.trestle.generator.plan.ExportColumn.Transfer;
import dev.trestle.generator.target.Dialect;
import dev.trestle.generator.target.TargetColumn;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/** The rules of databases that are known by the types of JDBC; MySQL and MariaDB have a few of their own. */
record JdbcFit(Dialect dialect) implements TargetFit {

    private static final Set<Integer> TEXTS = Set.of(Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR,
            Types.LONGNVARCHAR, Types.CLOB, Types.NCLOB);
    private static final Set<Integer> BYTES = Set.of(Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);
    private static final Set<Integer> TRUTHS = Set.of(Types.BOOLEAN, Types.BIT, Types.TINYINT, Types.SMALLINT,
            Types.INTEGER, Types.BIGINT);
    private static final Set<Integer> DECIMALS = Set.of(Types.DECIMAL, Types.NUMERIC);

    /** What a date and a time take with microseconds: {@code 2026-11-28 18:19:42.123456}; a time alone 11 fewer. */
    private static final int TIMESTAMP_SIZE = 26;
    private static final int TIME_SIZE = 15;

    @Override
    public Fit fit(OutputField field, TargetColumn column) {
        ExportedValue value = ExportedValue.of(field.type());
        if (value instanceof ExportedValue.Whole whole) {
            return when(holdsWhole(whole, column),
                    whole.bits() <= 16 ? "SMALLINT" : whole.bits() <= 32 ? "INTEGER" : "BIGINT");
        }
        if (value instanceof ExportedValue.Truth) {
            return when(TRUTHS.contains(column.jdbcType()), "BOOLEAN");
        }
        if (value instanceof ExportedValue.Floating floating) {
            return when(holdsFloating(floating, column), floating.single() ? "REAL or DOUBLE" : "DOUBLE");
        }
        if (value instanceof ExportedValue.Decimal decimal) {
            return decimal(decimal, column);
        }
        if (value instanceof ExportedValue.Moment moment) {
            return moment(moment.type(), column);
        }
        if (value instanceof ExportedValue.Bytes) {
            return BYTES.contains(column.jdbcType())
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

    private static boolean unsigned(TargetColumn column) {
        return column.typeName().toUpperCase(Locale.ROOT).endsWith(" UNSIGNED");
    }

    private boolean holdsWhole(ExportedValue.Whole whole, TargetColumn column) {
        if (unsigned(column)) {
            return false;
        }
        return switch (column.jdbcType()) {
            case Types.SMALLINT -> whole.bits() <= 16;
            case Types.INTEGER -> whole.bits() <= (is(column, "MEDIUMINT") ? 16 : 32);
            case Types.BIGINT -> true;
            case Types.DECIMAL, Types.NUMERIC -> column.size() - column.digits() >= whole.digits();
            case Types.DOUBLE -> whole.bits() <= 32;
            default -> false;
        };
    }

    /** MySQL's FLOAT is single; that of standard SQL is what Java calls double. */
    private boolean holdsFloating(ExportedValue.Floating floating, TargetColumn column) {
        if (unsigned(column)) {
            return false;
        }
        return switch (column.jdbcType()) {
            case Types.DOUBLE -> true;
            case Types.FLOAT -> floating.single() || dialect != Dialect.MYSQL;
            case Types.REAL -> floating.single();
            default -> false;
        };
    }

    private static Fit decimal(ExportedValue.Decimal decimal, TargetColumn column) {
        if (TEXTS.contains(column.jdbcType())) {
            int longest = decimal.precision() == 0
                    ? ExportedValue.UNLIMITED
                    : Math.max(decimal.precision(), decimal.scale()) + 3 + Math.max(0, -decimal.scale());
            return Fit.text(longest, column.size(), Transfer.TEXT);
        }
        if (decimal.precision() == 0) {
            return new Fit.Not("a text, as a numeric without a precision may have any number of digits");
        }
        boolean holds = DECIMALS.contains(column.jdbcType())
                && !unsigned(column)
                && column.size() - column.digits() >= decimal.precision() - decimal.scale()
                && column.digits() >= decimal.scale();
        return when(holds, "DECIMAL(" + decimal.precision() + "," + decimal.scale() + ")");
    }

    private Fit moment(ScalarType type, TargetColumn column) {
        boolean timestamp = column.jdbcType() == Types.TIMESTAMP;
        boolean zoned = column.jdbcType() == Types.TIMESTAMP_WITH_TIMEZONE;
        boolean micros = precise(column, TIMESTAMP_SIZE);
        return switch (type) {
            case DATE -> when(column.jdbcType() == Types.DATE, "DATE");
            case TIME -> when(column.jdbcType() == Types.TIME && precise(column, TIME_SIZE), "TIME(6)");
            case TIMESTAMP -> when(timestamp && micros, dialect == Dialect.MYSQL ? "DATETIME(6)" : "TIMESTAMP(6)");
            case TIMESTAMPTZ -> dialect == Dialect.MYSQL
                    ? when(timestamp && micros, "DATETIME(6), which gets it in UTC")
                    : when(zoned && micros, "TIMESTAMP(6) WITH TIME ZONE");
            default -> throw new IllegalStateException(type + " is no date and no time");
        };
    }

    /** Whether microseconds have room; only MySQL's drivers say so by the size alone. */
    private boolean precise(TargetColumn column, int size) {
        return column.size() >= size || dialect != Dialect.MYSQL && column.digits() >= 6;
    }

    private Fit words(ExportedValue value, TargetColumn column) {
        boolean text = TEXTS.contains(column.jdbcType());
        if (value instanceof ExportedValue.Uuid) {
            boolean padded = column.jdbcType() == Types.CHAR && column.size() == 36;
            return is(column, "UUID") || padded
                    ? new Fit.Whole(Transfer.NATIVE)
                    : text ? Fit.text(36, column.size(), Transfer.NATIVE) : new Fit.Not("UUID or CHAR(36)");
        }
        if (value instanceof ExportedValue.Document document) {
            return is(column, "JSON")
                    ? new Fit.Whole(document.transfer())
                    : text
                            ? Fit.text(ExportedValue.UNLIMITED, column.size(), document.transfer())
                            : new Fit.Not(dialect == Dialect.MYSQL ? "JSON or LONGTEXT" : "JSON or CLOB");
        }
        if (value instanceof ExportedValue.Label && is(column, "ENUM")) {
            return new Fit.Whole(Transfer.NATIVE);
        }
        int longest = value instanceof ExportedValue.Text words ? words.longest() : ExportedValue.LABEL;
        return text ? Fit.text(longest, column.size(), Transfer.NATIVE) : new Fit.Not("VARCHAR or another text");
    }
}
