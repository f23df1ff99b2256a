package dev.trestle.exports;

import dev.trestle.runtime.Database;
import dev.trestle.runtime.Json;
import java.util.List;

/**
 * Takes JSON with several rows apart. PostgreSQL does it, so that the rows need not be of a form that this server reads, and
 * keep every digit.
 *
 * @param database the service's, or one that is bound to a transaction
 */
record KeptRows(Database database) {

    private static final String EACH = """
            SELECT item.json
              FROM (SELECT ?::json AS json) AS kept,
                   LATERAL pg_catalog.json_array_elements(CASE
                       WHEN pg_catalog.json_typeof(json) = 'array' THEN json
            %s           ELSE pg_catalog.json_build_array(json)
                   END) WITH ORDINALITY AS item (json, number)
             ORDER BY number""";

    private static final String BATCH = EACH.formatted("");

    /** What is no list is one row: a deployment may have changed how many a route takes. */
    private static final String ROWS = EACH.formatted("""
                       WHEN pg_catalog.json_typeof(pg_catalog.json_extract_path(json, 'rows')) = 'array'
                       THEN pg_catalog.json_extract_path(json, 'rows')
            """);

    /** The rows of <code>{"rows": [...]}</code>. */
    List<Json> ofRows(Json rows) {
        return list(ROWS, rows);
    }

    /** The rows of an object or an array of objects. */
    List<Json> ofBatch(Json batch) {
        return list(BATCH, batch);
    }

    private List<Json> list(String sql, Json kept) {
        return database.list(sql, binds -> binds.json(kept), row -> row.json(1));
    }
}
