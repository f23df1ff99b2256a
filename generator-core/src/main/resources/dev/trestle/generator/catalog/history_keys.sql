-- The columns of film_as_of, from 1, that are in the primary key of the table: a row of the past has one, too.
select p.oid,
       o.number - p.pronargs as number
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace and n.nspname = 'trestle_history'
  join pg_class h on h.relnamespace = n.oid and h.relname = pg_catalog.regexp_replace(p.proname, '_as_of$', '_present')
  join pg_index i on i.indrelid = h.oid and i.indisprimary
 cross join lateral unnest(p.proargnames) with ordinality o (name, number)
  join pg_attribute a on a.attrelid = h.oid and a.attnum = any (i.indkey) and a.attname = o.name
 where p.proname like '%\_as\_of' and p.proretset and o.number > p.pronargs
