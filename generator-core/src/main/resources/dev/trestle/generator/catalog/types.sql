-- subtype: what a range is of, or the range that a multirange is of.
select t.oid,
       n.nspname,
       t.typname,
       format_type(t.oid, -1) as sql,
       t.typtype,
       e.oid as element,
       nullif(t.typbasetype, 0) as base,
       coalesce(substring(format_type(t.typbasetype, t.typtypmod) from '(?:^|[."])(?:vector|halfvec)"?\((\d+)\)')::integer, t.typtypmod) as modifier,
       t.typnotnull as not_null,
       t.typdelim,
       t.typndims,
       coalesce(r.rngsubtype, m.rngtypid) as subtype
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  left join pg_type e on e.typarray = t.oid
  left join pg_range r on r.rngtypid = t.oid
  left join pg_range m on m.rngmultitypid = t.oid
 where n.nspname = 'pg_catalog' or n.nspname not like 'pg\_%'
 order by n.nspname collate "C", t.typname collate "C"
