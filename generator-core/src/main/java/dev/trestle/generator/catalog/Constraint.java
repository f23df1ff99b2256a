package dev.trestle.generator.catalog;

import java.util.List;

/**
 * Something that can refuse a row of a table: a constraint (PostgreSQL documentation, chapter 5.5), or code that runs for a write. It may be that
 * of a partition, or of a table below a view.
 *
 * @param table {@code pg_class.oid} of the table or view whose rows it refuses
 * @param name as the catalog has it; empty for code, and for the check option of a view
 * @param columns of the table that it is about; none if these are unknown, or not columns alone
 * @param by the table that refers to this one; 0 if it is no such foreign key
 * @param actions of such a foreign key: {@code confdeltype} and {@code confupdtype}
 */
public record Constraint(long table, Kind kind, String name, List<String> columns, long by, String actions) {

    /** What it is. */
    public enum Kind {
        /** A unique constraint or index, or a primary key. */
        UNIQUE,
        EXCLUSION,
        /** A foreign key of the table. */
        FOREIGN_KEY,
        CHECK,
        /** The check option of a view. */
        CHECK_OPTION,
        /** A foreign key of a table that refers to this one. */
        REFERENCED,
        /** A trigger or rule for INSERT. */
        CODE_FOR_INSERT,
        /** A trigger or rule for UPDATE. */
        CODE_FOR_UPDATE,
        /** A trigger or rule for DELETE. */
        CODE_FOR_DELETE
    }
}
