package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;

/**
 * Writes the functions that record changes. They compare rows by their bytes: types such as json have no equality. The old and the new rows
 * of a statement are joined by FULL JOIN, which PostgreSQL never runs as nested loops, and other tables are looked up row by row: the plans of
 * these statements are used again for other numbers of rows. For {@code IS NOT NULL}, it would reduce the FULL JOIN to an inner or a left one.
 */
public record HistoryTriggerSql(HistoryTable table) {

    private static final String OPERATION = """

            -- The operation of the present transaction. All changes of a transaction have one time: that of its first one.
            CREATE OR REPLACE FUNCTION {operation}(kind text, num_rows bigint, OUT id bigint, OUT at timestamptz)
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $trestle$
            DECLARE
                note text := current_setting('trestle.reverts', true);
                -- Of this table; null if this is no revert.
                undone bigint := CASE WHEN starts_with(note, {table-text} || ' ') THEN substring(note FROM ' ([0-9]{1,18})$')::bigint END;
            BEGIN
                UPDATE trestle_history.operation AS o
                   SET num_rows = o.num_rows + $2, kind = CASE WHEN o.kind = $1 OR o.reverts = undone THEN o.kind ELSE 'mixed' END
                 WHERE o.transaction = pg_current_xact_id() AND o.table_name = {table-text} AND o.begun_at = now()
                RETURNING o.id, o.at INTO id, at;
                IF FOUND THEN
                    RETURN;
                END IF;
                INSERT INTO trestle_history.operation AS o (table_name, transaction, begun_at, at, kind, num_rows, route, actor, reverts)
                VALUES ({table-text}, pg_current_xact_id(), now(),
                       coalesce((SELECT e.at FROM trestle_history.operation AS e
                                  WHERE e.transaction = pg_current_xact_id() AND e.begun_at = now() LIMIT 1), clock_timestamp()),
                       CASE WHEN undone IS NULL THEN $1 ELSE 'revert' END, $2,
                       coalesce(nullif(current_setting('trestle.route', true), ''),
                                substring(current_query() FROM '/[*] route: (.*?) [*]/')),
                       coalesce(nullif(current_setting('trestle.actor', true), ''), session_user),
                       undone)
                RETURNING o.id, o.at INTO id, at;
            END
            $trestle$;
            REVOKE EXECUTE ON FUNCTION {operation}(text, bigint) FROM PUBLIC;
            """;

    /** The end of the latest past row of a key: a row never begins before the end of an earlier one. */
    private static final String LAST = "(SELECT upper(h.{valid}) FROM {past} AS h WHERE {same h %s} ORDER BY upper(h.{valid}) DESC LIMIT 1)";

    private static final String INSERTED = """

            DECLARE
                num_rows bigint;
                current_operation record;
            BEGIN
                SELECT count(*) INTO num_rows FROM new_rows;
                IF num_rows = 0 THEN
                    RETURN NULL;
                END IF;
                -- With REPEATABLE READ, a transaction does not see all past rows: those of deleted rows with the same key ended before now.
                SELECT o.*, <moment> AS moment INTO current_operation FROM {operation}('insert', num_rows) AS o;
                INSERT INTO {present} ({key}, {since}, {made-by})
                SELECT {key n}, greatest(current_operation.moment, <last n>), current_operation.id
                  FROM new_rows AS n
                    ON CONFLICT ({key}) DO NOTHING;
                RETURN NULL;
            END
            """;

    private static final String PAST = """
                INSERT INTO {past} ({columns}, {valid}, {made-by}, {ended-by})
                SELECT {columns o}, tstzrange(b.since, greatest(current_operation.at, b.since + interval '1 microsecond')), p.made_by, current_operation.id
                  FROM <from>
                  LEFT JOIN LATERAL (
                       SELECT p.{since} AS since, p.{made-by} AS made_by FROM {present} AS p WHERE {same p o} OFFSET 0) AS p ON true
                 CROSS JOIN LATERAL (
                       SELECT coalesce(p.since, greatest(<last o>,
                              (SELECT t.begins_at FROM trestle_history.tracked AS t WHERE t.table_name = {table-text})))) AS b (since)
                 WHERE <where>p.made_by IS DISTINCT FROM current_operation.id;
            """;

    private static final String UPDATED = """

            DECLARE
                num_rows bigint;
                num_moved bigint;
                current_operation record;
            BEGIN
                SELECT count(*), count(*) FILTER (WHERE n.{first} IS NULL) INTO num_rows, num_moved
                  FROM old_rows AS o FULL JOIN new_rows AS n ON {same o n}
                 WHERE (o.{first} IS NULL) IS NOT TRUE AND (n.{first} IS NULL OR record_image_ne({row o}, {row n}));
                IF num_rows = 0 THEN
                    RETURN NULL;
                END IF;
                SELECT o.*, <moment> AS moment INTO current_operation FROM {operation}('update', num_rows) AS o;
            <past>
                IF num_moved > 0 THEN
                    -- Keys that rows do not have any more.
                    DELETE FROM {present}
                     WHERE ctid = ANY (ARRAY(
                           SELECT p.place
                             FROM old_rows AS o FULL JOIN new_rows AS n ON {same o n}
                            CROSS JOIN LATERAL (SELECT p.ctid AS place FROM {present} AS p WHERE {same p o} OFFSET 0) AS p
                            WHERE (o.{first} IS NULL) IS NOT TRUE AND n.{first} IS NULL));
                    -- Keys that rows have now, and those that the same statement has stored again. A row that it deletes is still present.
                    INSERT INTO {present} ({key}, {since}, {made-by})
                    SELECT {key n}, greatest(current_operation.moment, <last n>), current_operation.id
                      FROM old_rows AS o FULL JOIN new_rows AS n ON {same o n}
                     WHERE o.{first} IS NULL
                     UNION ALL
                    SELECT {key o}, greatest(current_operation.at, <last o>), current_operation.id
                      FROM old_rows AS o FULL JOIN new_rows AS n ON {same o n}
                     WHERE n.{first} IS NULL AND EXISTS (SELECT FROM {table} AS f WHERE {same f o})
                        ON CONFLICT ({key}) DO NOTHING;
                END IF;
                INSERT INTO {present} AS p ({key}, {since}, {made-by})
                SELECT {key n}, greatest(current_operation.at, <last n>), current_operation.id
                  FROM old_rows AS o FULL JOIN new_rows AS n ON {same o n}
                 WHERE (o.{first} IS NULL) IS NOT TRUE AND (n.{first} IS NULL) IS NOT TRUE AND record_image_ne({row o}, {row n})
                    ON CONFLICT ({key}) DO UPDATE
                   SET {since} = excluded.{since}, {made-by} = excluded.{made-by}
                 WHERE p.{made-by} <> excluded.{made-by};
                RETURN NULL;
            END
            """;

    private static final String DELETED = """

            DECLARE
                num_rows bigint;
                current_operation record;
            BEGIN
                SELECT count(*) INTO num_rows FROM old_rows;
                IF num_rows = 0 THEN
                    RETURN NULL;
                END IF;
                SELECT * INTO current_operation FROM {operation}('delete', num_rows);
            <past>
                DELETE FROM {present}
                 WHERE ctid = ANY (ARRAY(
                       SELECT p.place
                         FROM old_rows AS o
                        CROSS JOIN LATERAL (SELECT p.ctid AS place FROM {present} AS p WHERE {same p o} OFFSET 0) AS p));
                -- Rows that the same statement, a MERGE, has stored again under the same key.
                INSERT INTO {present} ({key}, {since}, {made-by})
                SELECT {key o}, greatest(current_operation.at, <last o>), current_operation.id
                  FROM old_rows AS o
                 WHERE EXISTS (SELECT FROM {table} AS f WHERE {same f o})
                    ON CONFLICT ({key}) DO NOTHING;
                RETURN NULL;
            END
            """;

    private static final String TRUNCATED = """

            DECLARE
                num_rows bigint;
                current_operation record;
            BEGIN
                SELECT count(*) INTO num_rows FROM {table};
                IF num_rows = 0 THEN
                    RETURN NULL;
                END IF;
                SELECT * INTO current_operation FROM {operation}('truncate', num_rows);
            <past>
                DELETE FROM {present};
                RETURN NULL;
            END
            """;

    private static final String FUNCTION = """

            CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger
                LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $trestle$%2$s$trestle$;
            REVOKE EXECUTE ON FUNCTION %1$s() FROM PUBLIC;
            """;

    private static final String PAIRS = "old_rows AS o FULL JOIN new_rows AS n ON {same o n}";
    private static final String CHANGED =
            "(o.{first} IS NULL) IS NOT TRUE AND (n.{first} IS NULL OR record_image_ne({row o}, {row n}))\n       AND ";

    /** All of them. */
    String text() {
        HistoryTable.Names names = table.names();
        return new HistoryText(table).fill(OPERATION) + FUNCTION.formatted(names.inserted(), inserted())
                + FUNCTION.formatted(names.updated(), updated()) + FUNCTION.formatted(names.deleted(), deleted())
                + FUNCTION.formatted(names.truncated(), truncated());
    }

    /** The body of the function for INSERT. */
    public String inserted() {
        return filled(INSERTED, "", "");
    }

    /** The body of the function for UPDATE. */
    public String updated() {
        return filled(UPDATED, PAIRS, CHANGED);
    }

    /** The body of the function for DELETE. */
    public String deleted() {
        return filled(DELETED, "old_rows AS o", "");
    }

    /** The body of the function for TRUNCATE, which has no transition tables, and is called before it. */
    public String truncated() {
        return filled(TRUNCATED, "{table} AS o", "");
    }

    private static final String MOMENT = "CASE WHEN current_setting('transaction_isolation') LIKE 'read %' THEN o.at ELSE clock_timestamp() END";

    private String filled(String body, String from, String where) {
        String past = PAST.replace("<from>", from).replace("<where>", where).stripTrailing();
        return new HistoryText(table).fill(body.replace("<past>", past).replace("<moment>", MOMENT)
                .replace("<last n>", LAST.formatted("n")).replace("<last o>", LAST.formatted("o"))
                .replace("n.{first}", "{first n}").replace("o.{first}", "{first o}"));
    }
}
