-- The foreign keys of a table.
SELECT c.conname AS name, c.confrelid::pg_catalog.regclass::text AS referenced_table,
       ARRAY(SELECT a.attname::text
               FROM unnest(c.conkey) WITH ORDINALITY k(attnum, place)
               JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
              ORDER BY k.place) AS columns,
       ARRAY(SELECT a.attname::text
               FROM unnest(c.confkey) WITH ORDINALITY k(attnum, place)
               JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.attnum
              ORDER BY k.place) AS referenced
  FROM pg_catalog.pg_constraint c
 WHERE c.contype = 'f' AND c.conrelid = ?::pg_catalog.regclass AND c.conparentid = 0
 ORDER BY c.conname
