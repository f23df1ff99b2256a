package dev.trestle.generator.target;

import java.sql.JDBCType;

/** A column on one line. */
final class Line {

    private Line() {}

    static String of(TargetColumn column) {
        return column.name() + " " + column.typeName() + " " + JDBCType.valueOf(column.jdbcType()) + " " + column.size()
                + " " + column.digits()
                + (column.notNull() ? " not null" : "")
                + (column.hasDefault() ? " default" : "")
                + (column.generated() ? " generated" : "")
                + (column.labels().isEmpty() ? "" : " " + column.labels());
    }
}
