select format_type(t.oid, -1) as sql, d.description
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  join pg_description d on d.classoid = 'pg_type'::regclass and d.objoid = t.oid and d.objsubid = 0
 where n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
 order by n.nspname collate "C", t.typname collate "C"
