package dev.trestle.generator.plan.sql;

import dev.trestle.generator.plan.model.HistoryTable;

/** Writes the functions of a table with history that people and services call. */
record HistoryFunctionSql(HistoryTable table) {

    private static final String BEGINS = "(SELECT t.begins_at FROM trestle_history.tracked AS t WHERE t.table_name = {table-text})";

    private static final String AS_OF = """

            -- The rows of {comment} as they were at a time: of the past, and those of the present that were the same then.
            DO $trestle$
            DECLARE
                definition text := $definition$
            CREATE OR REPLACE FUNCTION {as-of}(timestamptz) RETURNS TABLE ({typed})
                LANGUAGE sql STABLE AS $function$
            SELECT {columns h}
              FROM {past} AS h
             WHERE h.{valid} OPERATOR(pg_catalog.@>) $1
               AND pg_catalog.upper(h.{valid}) OPERATOR(pg_catalog.>) $1 -- The index has it.
               AND $1 OPERATOR(pg_catalog.>=) <begins>
             UNION ALL
            SELECT {cast f}
              FROM {table} AS f
              LEFT JOIN {present} AS p ON {same p f}
             WHERE coalesce(p.{since}, '-infinity') OPERATOR(pg_catalog.<=) $1
               AND $1 OPERATOR(pg_catalog.>=) <begins>
            $function$
            $definition$;
            BEGIN
                EXECUTE definition;
            EXCEPTION WHEN invalid_function_definition THEN
                -- It has other columns now.
                BEGIN
                    DROP FUNCTION {as-of}(timestamptz);
                EXCEPTION WHEN dependent_objects_still_exist THEN
                    RAISE EXCEPTION USING MESSAGE = 'views keep ' || {as-of-text} || ' from getting the columns that the table has now',
                        HINT = 'Drop the views that use ' || {as-of-text} || ' in a migration; create them again after this file.';
                END;
                EXECUTE definition;
            END $trestle$;
            """;

    private static final String TOUCHED = """

            -- The keys that an operation changed: whether a row existed before it, and whether it left one.
            DO $trestle$
            DECLARE
                definition text := $definition$
            CREATE OR REPLACE FUNCTION {touched}(bigint) RETURNS TABLE ({typed-key}, {existed} boolean, {left} boolean)
                LANGUAGE sql STABLE AS $function$
            SELECT {key t}, pg_catalog.bool_or(t.{existed}), pg_catalog.bool_or(t.{left})
              FROM (SELECT {key h}, true AS {existed}, false AS {left} FROM {past} AS h WHERE h.{ended-by} = $1
                     UNION ALL
                    SELECT {key h}, false, true FROM {past} AS h WHERE h.{made-by} = $1
                     UNION ALL
                    SELECT {key p}, false, true FROM {present} AS p WHERE p.{made-by} = $1) AS t
             GROUP BY {key t}
            $function$
            $definition$;
            BEGIN
                EXECUTE definition;
            EXCEPTION WHEN invalid_function_definition THEN
                -- The key has other types now.
                DROP FUNCTION {touched}(bigint);
                EXECUTE definition;
            END $trestle$;
            """;

    private static final String CHANGES = """

            -- The rows that an operation changed: each before and after it; null where there is none.
            CREATE OR REPLACE FUNCTION {changes}(bigint) RETURNS TABLE (key jsonb, before jsonb, after jsonb)
                LANGUAGE sql STABLE AS $trestle$
            SELECT {key-object t},
                   (SELECT pg_catalog.to_jsonb(b) FROM (SELECT {columns h} FROM {past} AS h WHERE {same h t} AND h.{ended-by} = $1) AS b),
                   coalesce(
                       (SELECT pg_catalog.to_jsonb(a) FROM (SELECT {columns h} FROM {past} AS h WHERE {same h t} AND h.{made-by} = $1) AS a),
                       (SELECT pg_catalog.to_jsonb(a)
                          FROM (SELECT {columns f} FROM {table} AS f JOIN {present} AS p ON {same p f}
                                 WHERE {same f t} AND p.{made-by} = $1) AS a))
              FROM {touched}($1) AS t
             ORDER BY {key t}
            $trestle$;
            """;

    private static final String FORGET = """

            -- Deletes at most max_rows past rows that ended before a time, and operations before it. The history then begins at that time.
            -- Returns their number; less than max_rows if none is left.
            CREATE OR REPLACE FUNCTION {forget}(before timestamptz, max_rows integer) RETURNS bigint
                LANGUAGE plpgsql AS $trestle$
            DECLARE
                num_past bigint;
                num_operations bigint;
            BEGIN
                before := least(before, pg_catalog.now());
                UPDATE trestle_history.tracked AS t SET begins_at = $1 WHERE t.table_name = {table-text} AND t.begins_at < $1;
                DELETE FROM {past} AS h
                 WHERE h.ctid = ANY (ARRAY(SELECT o.ctid FROM {past} AS o WHERE pg_catalog.upper(o.{valid}) < $1 LIMIT $2));
                GET DIAGNOSTICS num_past = ROW_COUNT;
                DELETE FROM trestle_history.operation AS o
                 WHERE o.id = ANY (ARRAY(SELECT e.id FROM trestle_history.operation AS e WHERE e.table_name = {table-text} AND e.at < $1
                                          LIMIT $2 - num_past));
                GET DIAGNOSTICS num_operations = ROW_COUNT;
                RETURN num_past + num_operations;
            END
            $trestle$;
            """;

    String text() {
        HistoryText text = new HistoryText(table);
        return text.fill((AS_OF + TOUCHED + CHANGES).replace("<begins>", BEGINS)) + new HistoryRevertSql(table).text() + text.fill(FORGET);
    }
}
