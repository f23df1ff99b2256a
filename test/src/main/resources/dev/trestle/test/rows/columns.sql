-- The columns of a table, with the type below domains.
WITH RECURSIVE types AS (
    SELECT a.attnum, t.oid, a.atttypmod AS modifier, t.typnotnull AS not_null, t.typdefault IS NOT NULL AS has_default
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = ?::pg_catalog.regclass AND a.attnum > 0 AND NOT a.attisdropped
    UNION ALL
    SELECT types.attnum, below.oid, greatest(types.modifier, above.typtypmod), types.not_null OR below.typnotnull,
           types.has_default OR below.typdefault IS NOT NULL
      FROM types
      JOIN pg_catalog.pg_type above ON above.oid = types.oid AND above.typtype = 'd'
      JOIN pg_catalog.pg_type below ON below.oid = above.typbasetype
)
SELECT a.attname AS name, pg_catalog.format_type(a.atttypid, a.atttypmod) AS type, item.typname AS base,
       item.typtype::text AS kind, t.typcategory = 'A' AS is_array, types.modifier,
       NOT (a.attnotnull OR types.not_null) AS optional, a.atthasdef OR types.has_default OR a.attidentity <> '' AS has_default,
       a.attidentity = 'a' OR a.attgenerated <> '' AS generated,
       ARRAY(SELECT e.enumlabel::text FROM pg_catalog.pg_enum e WHERE e.enumtypid = item.oid ORDER BY e.enumsortorder) AS labels
  FROM types
  JOIN pg_catalog.pg_type t ON t.oid = types.oid AND t.typtype <> 'd'
  JOIN pg_catalog.pg_type item ON item.oid = CASE WHEN t.typcategory = 'A' THEN t.typelem ELSE t.oid END
  JOIN pg_catalog.pg_attribute a ON a.attrelid = ?::pg_catalog.regclass AND a.attnum = types.attnum
 ORDER BY a.attnum
