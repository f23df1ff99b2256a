-- Unique over the whole table, at any time, and by the column's own equality; a parent's index leaves out its children.
select i.indexrelid,
       i.indrelid,
       k.attnum,
       f.opcfamily,
       k.collated = a.attcollation as own_collation
  from pg_index i
  join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  cross join unnest(i.indkey::int2[], i.indclass::oid[], i.indcollation::oid[])
    with ordinality as k (attnum, class, collated, place)
  join pg_opclass f on f.oid = k.class
  join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
 where i.indisunique
   and i.indisvalid
   and i.indimmediate
   and i.indpred is null
   and i.indexprs is null
   and k.place <= i.indnkeyatts
   and c.relkind in ('r', 'p')
   and (c.relkind = 'p' or not exists (select from pg_inherits h where h.inhparent = c.oid))
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
 order by i.indisprimary desc, i.indexrelid, k.place
