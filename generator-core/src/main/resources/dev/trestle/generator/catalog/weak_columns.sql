-- Columns that may hold null although they look like NOT NULL: those that only their domain keeps null out of, which a
-- subquery without a row gets around, and those of tables with children that let null in: the child has dropped
-- NOT NULL, is a foreign table, which does not enforce it, or has it NOT VALID.
with recursive below (parent, child) as (
    select inhparent, inhrelid from pg_inherits
    union
    select b.parent, i.inhrelid from below b join pg_inherits i on i.inhparent = b.child)
select p.attrelid, p.attnum
  from below b
  join pg_class c on c.oid = b.child
  join pg_attribute p on p.attrelid = b.parent and p.attnum > 0 and p.attnotnull
  join pg_attribute a on a.attrelid = b.child and a.attname = p.attname
  left join pg_constraint k
    on k.conrelid = a.attrelid and k.contype = 'n' and not k.convalidated and k.conkey[1] = a.attnum
 where not a.attnotnull or c.relkind = 'f' or k.oid is not null
union
select a.attrelid, a.attnum
  from pg_attribute a
  join pg_type t on t.oid = a.atttypid and t.typtype = 'd'
 where a.attnum > 0
   and not a.attnotnull
