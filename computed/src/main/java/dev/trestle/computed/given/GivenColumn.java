package dev.trestle.computed.given;

import dev.trestle.runtime.database.Database;
import dev.trestle.runtime.database.StatementBinder;
import java.util.List;

/**
 * An input, as the table has it.
 *
 * @param name of the column
 * @param json the name as a string of JSON
 * @param sql the name as SQL has it
 * @param type as SQL has it
 * @param required whether it is NOT NULL
 */
record GivenColumn(String name, String json, String sql, String type, boolean required) {

    /** The columns of the statement that reads inputs, in its order, without any row. */
    private static final String COLUMNS = """
            SELECT k.name, pg_catalog.to_json(k.name)::text, pg_catalog.quote_ident(k.name),
                   pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull
              FROM (SELECT pg_catalog.row_to_json(s) AS names
                      FROM (SELECT r.*
                              FROM (SELECT) AS one
                              LEFT JOIN (
            %s) AS r (trestle_row) ON false) AS s) AS j
             CROSS JOIN pg_catalog.json_object_keys(j.names) WITH ORDINALITY AS k (name, number)
              JOIN pg_catalog.pg_attribute AS a ON a.attrelid = ?::pg_catalog.regclass AND a.attname = k.name
             WHERE k.number > 1
             ORDER BY k.number""";

    /**
     * Reads them.
     *
     * @param table as SQL has it
     * @param inputs the statement that reads the number and the inputs of rows
     * @param none binds no keys for it
     */
    static List<GivenColumn> of(String table, String inputs, StatementBinder none, Database bound) {
        return bound.all(COLUMNS.formatted(inputs), binds -> {
            none.bind(binds);
            binds.text(table);
        }, row -> new GivenColumn(row.text(1), row.text(2), row.text(3), row.text(4), row.bool(5)));
    }
}
