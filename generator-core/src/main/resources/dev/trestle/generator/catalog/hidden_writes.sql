-- Commands that may write something although they return no row, as the bits 8, 4 and 16 of pg_relation_is_updatable for
-- INSERT, UPDATE and DELETE: where a trigger comes before the row or in its place, or is for the statement; where there are
-- rules; and where a foreign server does the work. An UPDATE may move a row to another partition, which is a DELETE and an
-- INSERT. What is true of a partition, a child or a table below a view is true of the relation above it. Trestle's own triggers
-- write nothing where there is no row.
with recursive above (oid, above) as (
    select inhrelid, inhparent from pg_inherits
     union
    select d.refobjid, r.ev_class
      from pg_depend d
      join pg_rewrite r on r.oid = d.objid and r.ev_type = '1'
     where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass and d.refobjid <> r.ev_class
), hidden (oid, bits) as (
    select tgrelid,
           bit_or(((tgtype & 4) << 1) | ((tgtype & 16) >> 2) | ((tgtype & 8) << 1) | (case when relispartition then 4 else 0 end))
      from pg_trigger
      join pg_class c on c.oid = tgrelid
     where not tgisinternal
       and tgname not in ('trestle_computed_insert', 'trestle_computed_update', 'trestle_history_insert', 'trestle_history_update',
            'trestle_history_delete', 'trestle_history_truncate')
       and ((tgtype & 1) = 0 or (tgtype & 66) <> 0)
     group by tgrelid
     union all
    select ev_class, 28 from pg_rewrite where ev_type <> '1'
     union all
    select oid, 28 from pg_class where relkind = 'f'
), known (oid, bits) as (
    select oid, bits from hidden
     union
    select a.above, k.bits from known k join above a on a.oid = k.oid
)
select oid, bit_or(bits) as bits
  from known
 group by oid
