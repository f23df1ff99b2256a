-- Names that start with "pg_" are the system's own: catalog, toast and temporary schemas.
select c.oid,
       n.nspname,
       c.relname,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) as sql,
       c.relkind,
       d.description
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_depend x
    on x.classid = 'pg_class'::regclass and x.objid = c.oid and x.objsubid = 0
   and x.refclassid = 'pg_extension'::regclass and x.deptype = 'e'
  left join pg_description d
    on d.classoid = 'pg_class'::regclass and d.objoid = c.oid and d.objsubid = 0
 where c.relkind in ('r', 'p', 'v', 'm', 'f')
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
   and c.relname <> 'flyway_schema_history'
   and x.objid is null
 order by n.nspname collate "C", c.relname collate "C"
