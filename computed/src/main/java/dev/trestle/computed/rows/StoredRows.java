package dev.trestle.computed.rows;

import dev.trestle.runtime.database.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of computed rows, beside the table that they are computed from.
 *
 * @param table as SQL has it, with its schema
 * @param missing whether the row {@code f} of the other table has no rows here, as SQL has it
 */
public record StoredRows(String table, String missing) {

    /** Rows are locked before they are deleted, and locking needs the right to update (PostgreSQL documentation, SELECT). */
    private static final String DENIED = """
            SELECT pg_catalog.string_agg(needed.privilege || ' on ' || needed.name, ', ')
              FROM (VALUES (?, 'UPDATE'), (?, 'INSERT'), (?, 'UPDATE'), (?, 'DELETE')) AS needed (name, privilege)
             WHERE NOT CASE needed.privilege WHEN 'DELETE' THEN pg_catalog.has_table_privilege(needed.name, 'DELETE')
                       ELSE pg_catalog.has_any_column_privilege(needed.name, needed.privilege) END""";

    private static final String ROW_SECURITY = "SELECT pg_catalog.row_security_active(?::regclass)";

    /**
     * What keeps a service from storing rows.
     *
     * @param parent the table that they are computed from, as SQL has it
     * @param database of the service
     * @return empty for nothing
     * @throws dev.trestle.runtime.HttpProblem if the database refuses a statement
     */
    public List<String> differences(String parent, Database database) {
        List<String> differences = new ArrayList<>();
        String denied = database.one(DENIED, binds -> {
            binds.text(parent);
            binds.text(table);
            binds.text(table);
            binds.text(table);
        }, row -> row.textOrNull(1));
        if (denied != null) {
            differences.add("the role of this service needs " + denied + ": grant it");
        }
        if (database.one(ROW_SECURITY, binds -> binds.text(table), row -> row.bool(1))) {
            differences.add("row-level security may hide rows of " + table + " from the role of this service: give it BYPASSRLS");
        }
        return differences;
    }
}
