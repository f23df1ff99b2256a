-- What ON CONFLICT could mean, with the reason where it cannot; PostgreSQL 14 does not know indnullsnotdistinct.
select i.indrelid,
       x.relname,
       k.attname,
       case when not i.indisvalid then 'not valid'
            when i.indpred is not null then 'partial'
            when i.indexprs is not null then 'on an expression'
            when not i.indimmediate then 'deferrable'
            else ''
       end as obstacle,
       coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false) as nulls_conflict
  from pg_index i
  join pg_class x on x.oid = i.indexrelid
  join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join lateral (
         select a.attname, p.place
           from unnest(i.indkey::int2[]) with ordinality as p (attnum, place)
           join pg_attribute a on a.attrelid = i.indrelid and a.attnum = p.attnum
          where p.place <= i.indnkeyatts) k on true
 where i.indisunique
   and not i.indisexclusion
   and c.relkind in ('r', 'p')
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
 order by i.indrelid, i.indisprimary desc, x.relname collate "C", k.place
