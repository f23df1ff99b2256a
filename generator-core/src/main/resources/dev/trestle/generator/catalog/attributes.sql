-- A table's row type counts where a column, or a domain, is of it or of an array of it.
with used as (
    select atttypid as oid from pg_attribute where attnum > 0
     union
    select typbasetype from pg_type where typbasetype <> 0
), wanted as (
    select oid from used
     union
    select e.oid from pg_type e join used on used.oid = e.typarray
)
select c.reltype,
       a.attname,
       quote_ident(a.attname) as sql,
       a.atttypid,
       coalesce(substring(format_type(a.atttypid, a.atttypmod) from '(?:^|[."])(?:vector|halfvec)"?\((\d+)\)')::integer, a.atttypmod) as atttypmod,
       a.attndims,
       format_type(a.atttypid, a.atttypmod) as type_text,
       d.description
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_description d
    on d.classoid = 'pg_class'::regclass and d.objoid = a.attrelid and d.objsubid = a.attnum
 where a.attnum > 0
   and not a.attisdropped
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
   and (c.relkind = 'c' or c.reltype in (select oid from wanted))
 order by c.reltype, a.attnum
