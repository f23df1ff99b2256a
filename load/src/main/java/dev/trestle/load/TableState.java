package dev.trestle.load;

import dev.trestle.runtime.database.Database;

/**
 * What decides how rows get into a table.
 *
 * @param hasPolicies whether row-level security applies to the service, so that COPY is refused (PostgreSQL documentation, COPY, Notes)
 * @param hasDefaultMark whether a mark can stand for a column's default in COPY, as from PostgreSQL 16 on
 */
record TableState(boolean hasPolicies, boolean hasDefaultMark) {

    static TableState read(Database database, String table) {
        return database.one("SELECT row_security_active(?::regclass), current_setting('server_version_num')::int >= 160000",
                binds -> binds.literal(table), row -> new TableState(row.bool(1), row.bool(2)));
    }
}
