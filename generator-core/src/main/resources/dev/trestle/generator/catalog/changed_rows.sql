-- Tables whose rows may be others than were written: a BEFORE trigger of the table, of a child or of a partition changes
-- them, one of these is a foreign table, which may have triggers elsewhere, or it computes a column that is plain above.
with recursive below (parent, child) as (
    select oid, oid from pg_class where relkind in ('r', 'p', 'f')
     union
    select b.parent, i.inhrelid from below b join pg_inherits i on i.inhparent = b.child)
select distinct b.parent
  from below b
  join pg_class c on c.oid = b.child
  join pg_class p on p.oid = b.parent
  join pg_namespace n on n.oid = p.relnamespace
 where n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
   and (c.relkind = 'f'
        or exists (select from pg_trigger t
                    where t.tgrelid = b.child
                      and (t.tgtype & 1) <> 0 and (t.tgtype & 2) <> 0 and (t.tgtype & (4 | 16)) <> 0)
        or exists (select from pg_attribute a
                     join pg_attribute m on m.attrelid = b.parent and m.attname = a.attname
                    where a.attrelid = b.child and a.attnum > 0 and a.attgenerated <> m.attgenerated))
