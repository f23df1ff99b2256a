-- A domain's own default fills a column that has none; PostgreSQL 18 knows NOT NULL that old rows may still break.
select a.attrelid,
       a.attnum,
       a.attname,
       quote_ident(a.attname) as sql,
       a.atttypid,
       -- The length of a vector is what its type shows.
       coalesce(substring(format_type(a.atttypid, a.atttypmod) from '(?:^|[."])(?:vector|halfvec)"?\((\d+)\)')::integer, a.atttypmod) as atttypmod,
       a.attndims,
       format_type(a.atttypid, a.atttypmod) as type_text,
       a.attnotnull and k.oid is null as not_null,
       (a.atthasdef and a.attgenerated = '') or t.typdefault is not null as has_default,
       a.attidentity,
       a.attgenerated,
       d.description
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid
  left join pg_constraint k
    on k.conrelid = a.attrelid and k.contype = 'n' and not k.convalidated and k.conkey[1] = a.attnum
  left join pg_description d
    on d.classoid = 'pg_class'::regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
 where a.attnum > 0
   and not a.attisdropped
   and c.relkind in ('r', 'p', 'v', 'm', 'f')
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
 order by n.nspname collate "C", c.relname collate "C", a.attnum
