package dev.trestle.generator.target;

import java.sql.JDBCType;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A column of a target's table, as its driver describes it.
 *
 * @param jdbcType of {@link java.sql.Types}
 * @param typeName as the driver gives it; for PostgreSQL without the domain around it
 * @param size characters, digits or bytes, as {@link java.sql.DatabaseMetaData#getColumns} says
 * @param digits behind the point
 * @param hasDefault whether the target fills it where no value is given: a default, an identity, auto-increment
 * @param generated whether the target alone fills it, so that it cannot be written
 * @param labels of an enum, or of the elements of an array of one; empty for all else, and where nothing says so
 */
public record TargetColumn(
        String name,
        int jdbcType,
        String typeName,
        int size,
        int digits,
        boolean notNull,
        boolean hasDefault,
        boolean generated,
        List<String> labels) {

    /**
     * Types of PostgreSQL that round values, or their elements, where they have a precision. What it is does not matter: their
     * size is 1 then.
     */
    static final Set<String> ROUNDED = Set.of(
            "interval", "_interval", "_numeric", "_time", "_timetz", "_timestamp", "_timestamptz");

    /** A column that is no enum. */
    public TargetColumn(
            String name, int jdbcType, String typeName, int size, int digits, boolean notNull, boolean hasDefault,
            boolean generated) {
        this(name, jdbcType, typeName, size, digits, notNull, hasDefault, generated, List.of());
    }

    /** The same with the labels of its type. */
    TargetColumn withLabels(List<String> found) {
        return new TargetColumn(
                name, jdbcType, typeName, size, digits, notNull, hasDefault, generated, List.copyOf(found));
    }

    /** The same with another size. */
    TargetColumn withSize(int other) {
        return new TargetColumn(name, jdbcType, typeName, other, digits, notNull, hasDefault, generated, labels);
    }

    /** The name of its JDBC type, such as {@code VARCHAR}; a driver may have numbers of its own. */
    public String jdbc() {
        return Arrays.stream(JDBCType.values())
                .filter(known -> known.getVendorTypeNumber() == jdbcType)
                .map(JDBCType::getName)
                .findFirst()
                .orElse(String.valueOf(jdbcType));
    }

    /**
     * What bounds its values beside the type, as SQL writes it behind that: {@code (10,2)}; empty where nothing does. The
     * run time finds the same of the target, and exports nothing into a column that has become narrower.
     */
    public String limits(TargetDialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> postgresLimits();
            case MYSQL -> switch (jdbcType) {
                // Their drivers give the characters of the text: 2026-11-28 18:04:11.123456
                case Types.TIMESTAMP -> fraction(size - 20);
                case Types.TIME -> fraction(size - 11);
                default -> jdbcLimits();
            };
            case OTHER -> jdbcLimits();
            case SQLITE -> "";
        };
    }

    /** Its type as people of that database write it, such as {@code text[]} or {@code DECIMAL(10,2)}; empty for none. */
    public String shown(TargetDialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> (typeName.startsWith("_") ? typeName.substring(1) + "[]" : typeName) + limits(dialect);
            // Where they say nothing, these have whole seconds.
            case MYSQL -> typeName + (typeName.equals("ENUM") || limits(dialect).equals("(0)") ? "" : limits(dialect));
            case OTHER -> typeName + limits(dialect);
            case SQLITE -> typeName + (digits == 0 ? length() : precision());
        };
    }

    private String postgresLimits() {
        return switch (typeName) {
            case "varchar", "bpchar" -> length();
            case "numeric" -> precision();
            case "timestamp", "timestamptz", "time", "timetz" -> digits == 6 ? "" : fraction(digits);
            default -> ROUNDED.contains(typeName) && size < Integer.MAX_VALUE ? "(1)" : "";
        };
    }

    private String jdbcLimits() {
        return switch (jdbcType) {
            case Types.CHAR, Types.VARCHAR, Types.NCHAR, Types.NVARCHAR, Types.BINARY, Types.VARBINARY -> length();
            case Types.DECIMAL, Types.NUMERIC -> precision();
            default -> "";
        };
    }

    private String length() {
        return size <= 0 || size == Integer.MAX_VALUE ? "" : "(" + size + ")";
    }

    private static String fraction(int digits) {
        return "(" + Math.max(0, digits) + ")";
    }

    private String precision() {
        return size <= 0 ? "" : "(" + size + "," + digits + ")";
    }
}
