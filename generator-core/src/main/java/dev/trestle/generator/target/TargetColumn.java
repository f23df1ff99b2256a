package dev.trestle.generator.target;

import java.sql.JDBCType;
import java.util.Arrays;

/**
 * A column of a target's table, as its driver describes it.
 *
 * @param jdbcType of {@link java.sql.Types}
 * @param typeName as the driver gives it; for PostgreSQL without the domain around it
 * @param size characters, digits or bytes, as {@link java.sql.DatabaseMetaData#getColumns} says
 * @param digits behind the point
 * @param hasDefault whether the target fills it where no value is given: a default, an identity, auto-increment
 * @param generated whether the target alone fills it, so that it cannot be written
 */
public record TargetColumn(
        String name,
        int jdbcType,
        String typeName,
        int size,
        int digits,
        boolean notNull,
        boolean hasDefault,
        boolean generated) {

    /** The name of its JDBC type, such as {@code VARCHAR}; a driver may have numbers of its own. */
    public String jdbc() {
        return Arrays.stream(JDBCType.values())
                .filter(known -> known.getVendorTypeNumber() == jdbcType)
                .map(JDBCType::getName)
                .findFirst()
                .orElse(String.valueOf(jdbcType));
    }
}
