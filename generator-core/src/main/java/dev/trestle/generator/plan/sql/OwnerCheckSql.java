package dev.trestle.generator.plan.sql;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The part of a repeatable migration that refuses tables of another package: what it makes for a table has the package in its comments.
 *
 * @param subject the beginning of a sentence, such as {@code history of a table belongs}
 * @param advice how to avoid it, a sentence
 * @param tables at least one
 * @param triggers their names, as texts of SQL
 * @param mark the comment, as a text of SQL
 */
record OwnerCheckSql(String subject, String advice, List<Owned> tables, String triggers, String mark) {

    /**
     * A table, and a table that the migration makes for it.
     *
     * @param made as SQL has it
     * @param table as SQL has it
     */
    record Owned(String made, String table) {}

    private static final String CHECK = """

            -- The %1$s to one package.
            DO $trestle$
            DECLARE
                other record;
            BEGIN
                FOR other IN
                    SELECT 'TABLE ' || k.made AS object, obj_description(to_regclass(k.made), 'pg_class') AS comment
                      FROM (VALUES
            %2$s) AS k (made, table_name)
                     UNION ALL
                    SELECT format('TRIGGER %%I ON %%s', t.tgname, k.table_name), obj_description(t.oid, 'pg_trigger')
                      FROM (VALUES
            %2$s) AS k (made, table_name)
                      JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = k.table_name::regclass
                     WHERE t.tgname IN (%3$s) AND NOT t.tgisinternal
                LOOP
                    IF other.comment <> %4$s THEN
                        RAISE EXCEPTION '%%', other.object || ' is of another package: ' || other.comment
                            USING HINT = format('%5$s If the package has another name now: COMMENT ON %%s IS %%L;',
                                other.object, %4$s);
                    END IF;
                END LOOP;
            END $trestle$;
            """;

    String text() {
        String values = tables.stream()
                .map(owned -> "                (" + SqlNames.text(owned.made) + ", " + SqlNames.text(owned.table) + ")")
                .collect(Collectors.joining(",\n"));
        return CHECK.formatted(subject, values, triggers, mark, advice);
    }
}
