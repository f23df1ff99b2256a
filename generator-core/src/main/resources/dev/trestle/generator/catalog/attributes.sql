-- A table's row type counts where a column, or another type, is of it.
select c.reltype,
       a.attname,
       a.atttypid,
       a.atttypmod,
       format_type(a.atttypid, a.atttypmod) as type_text,
       d.description
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_type t on t.oid = c.reltype
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_description d
    on d.classoid = 'pg_class'::regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
 where a.attnum > 0
   and not a.attisdropped
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
   and (c.relkind = 'c'
        or exists (select from pg_attribute u where u.atttypid in (t.oid, nullif(t.typarray, 0)))
        or exists (select from pg_type u where u.typbasetype in (t.oid, nullif(t.typarray, 0))))
 order by c.reltype, a.attnum
