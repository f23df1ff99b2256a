-- What a row may be refused for: CHECKs of the table, CHECKs of domains, and unique indexes with those of exclusion constraints.
SELECT c.conname AS name, pg_catalog.pg_get_constraintdef(c.oid) AS definition, c.contype = 'c' AS is_check,
       ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
              WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)) AS columns
  FROM pg_catalog.pg_constraint c
 WHERE c.conrelid = ?::pg_catalog.regclass AND c.contype IN ('c', 'x')
UNION ALL
SELECT d.conname, pg_catalog.pg_get_constraintdef(d.oid), true, ARRAY[a.attname::text]
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_constraint d ON d.contypid = a.atttypid AND d.contype = 'c'
 WHERE a.attrelid = ?::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT x.relname, pg_catalog.pg_get_indexdef(i.indexrelid), false,
       CASE WHEN 0 = ANY (i.indkey) THEN ARRAY[]::text[]
            ELSE ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                        WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)) END
  FROM pg_catalog.pg_index i
  JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid
 WHERE i.indrelid = ?::pg_catalog.regclass AND i.indisunique
