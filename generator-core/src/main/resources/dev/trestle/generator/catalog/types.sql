select t.oid,
       n.nspname,
       t.typname,
       format_type(t.oid, -1) as sql,
       t.typtype,
       e.oid as element
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  left join pg_type e on e.typarray = t.oid
 where n.nspname = 'pg_catalog' or n.nspname not like 'pg\_%'
 order by n.nspname collate "C", t.typname collate "C"
