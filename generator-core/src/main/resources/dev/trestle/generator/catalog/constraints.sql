-- What can refuse a row of a relation: constraints and triggers of its own, of its partitions and children, and of the tables below a view.
-- Columns have the names of the relation itself; none are listed if these are unknown, as below a view, or not all are columns.
-- Nor of an index with a condition: a change of another column may bring a row under it.
with recursive member (root, oid, named) as (
  select c.oid, c.oid, true
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p', 'v', 'f')
     and n.nspname not like 'pg\_%'
     and n.nspname <> 'information_schema'
  union
  select m.root, x.oid, m.named and x.named
    from member m
    cross join lateral (
           select i.inhrelid as oid, true as named
             from pg_inherits i
            where i.inhparent = m.oid
           union all
           select d.refobjid, false
             from pg_rewrite w
             join pg_depend d
               on d.classid = 'pg_rewrite'::regclass and d.objid = w.oid and d.refclassid = 'pg_class'::regclass
             join pg_class b on b.oid = d.refobjid and b.relkind in ('r', 'p', 'v', 'f')
            where w.ev_class = m.oid
              and d.refobjid <> m.oid) x
), own_type (relation, attname, type) as (
  select a.attrelid, a.attname, a.atttypid
    from pg_attribute a
   where a.attnum > 0
     and not a.attisdropped
  union
  select o.relation, o.attname, x.type
    from own_type o
    join pg_type t on t.oid = o.type
    cross join lateral (
           select t.typbasetype as type where t.typbasetype <> 0
           union all
           select t.typelem where t.typelem <> 0
           union all
           select a.atttypid from pg_attribute a where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped) x
)
select m.root, 'constraint ' || k.contype::text as kind, k.conname as name, 0::oid as other, '' as actions,
       case when m.named and k.contype <> 'x' and not 0 = any (k.conkey)
            then array(select a.attname::text from unnest(k.conkey) as p (n) join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.n)
            else '{}' end as columns
  from member m
  join pg_constraint k on k.conrelid = m.oid and k.contype in ('p', 'u', 'x', 'f', 'c')
union
select m.root, 'constraint u', x.relname, 0, '',
       case when m.named and i.indpred is null and not 0 = any (i.indkey)
            then array(select a.attname::text from unnest(i.indkey::int2[]) as p (n) join pg_attribute a on a.attrelid = i.indrelid and a.attnum = p.n)
            else '{}' end
  from member m
  join pg_index i on i.indrelid = m.oid and i.indisunique and not i.indisexclusion
  join pg_class x on x.oid = i.indexrelid
 where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.conrelid = i.indrelid)
union
select m.root, 'referenced', k.conname, k.conrelid, k.confdeltype::text || k.confupdtype::text,
       case when m.named
            then array(select a.attname::text from unnest(k.confkey) as p (n) join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.n)
            else '{}' end
  from member m
  join pg_constraint k on k.confrelid = m.oid and k.contype = 'f'
union
select m.root, 'constraint c', k.conname, 0, '', case when m.named then array[o.attname::text] else '{}' end
  from member m
  join own_type o on o.relation = m.oid
  join pg_constraint k on k.contypid = o.type and k.contype = 'c'
union
select m.root, 'option', '', 0, '', '{}'
  from member m
  join pg_class c on c.oid = m.oid
 where c.relkind = 'v'
   and exists (select from unnest(c.reloptions) as p (text) where p.text like 'check\_option=%')
union
select m.root,
       'code ' || case when g.tgtype & 4 <> 0 then 'i' else '' end || case when g.tgtype & 16 <> 0 then 'u' else '' end
               || case when g.tgtype & 8 <> 0 then 'd' else '' end,
       '', 0, '', '{}'
  from member m
  join pg_trigger g on g.tgrelid = m.oid and not g.tgisinternal
  join pg_proc p on p.oid = g.tgfoid
  join pg_namespace n on n.oid = p.pronamespace
 where n.nspname not in ('trestle', 'trestle_history')
union
select m.root, 'code ' || case w.ev_type when '2' then 'u' when '3' then 'i' else 'd' end, '', 0, '', '{}'
  from member m
  join pg_rewrite w on w.ev_class = m.oid and w.ev_type in ('2', '3', '4')
 order by 1, 2, 3, 4, 6
