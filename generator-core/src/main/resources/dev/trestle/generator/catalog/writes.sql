-- What INSERT, UPDATE and DELETE can do with views, foreign tables and tables with INSTEAD rules, as the bits 8, 4 and 16 of
-- pg_relation_is_updatable. A foreign-data wrapper without a handler cannot be asked, nor can a view over its tables.
with recursive mute (oid) as (
    select t.ftrelid
      from pg_foreign_table t
      join pg_foreign_server s on s.oid = t.ftserver
      join pg_foreign_data_wrapper w on w.oid = s.srvfdw
     where w.fdwhandler = 0
     union
    select r.ev_class
      from mute m
      join pg_depend d
        on d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid = m.oid
      join pg_rewrite r on r.oid = d.objid
), rules as (
    select ev_class as oid,
           case ev_type when '2' then 4 when '3' then 8 when '4' then 16 end as bit,
           ev_action::text like '%:returningList ({%' as gives_rows
      from pg_rewrite
     where is_instead
       and ev_type <> '1'
), code as (
    select oid, bit_or(bit) as bits from rules group by oid
     union all
    select tgrelid, bit_or(((tgtype & 4) << 1) | ((tgtype & 8) << 1) | ((tgtype & 16) >> 2))
      from pg_trigger
     where tgtype & 64 <> 0
     group by tgrelid
)
select c.oid,
       pg_relation_is_updatable(c.oid, true) as possible,
       coalesce((select bit_or(bits) from code where code.oid = c.oid), 0) as by_code,
       coalesce((select bit_or(bit) from rules where rules.oid = c.oid and bit <> 16 and not gives_rows), 0) as returns_nothing
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where (c.relkind in ('v', 'f') or c.oid in (select oid from rules))
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
   and c.oid not in (select oid from mute)
