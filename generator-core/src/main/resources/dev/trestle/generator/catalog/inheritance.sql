-- Partitions, and tables that inherit from others, with the tables above them.
select i.inhrelid, i.inhparent
  from pg_inherits i
  join pg_class c on c.oid = i.inhrelid
 where c.relkind in ('r', 'p', 'f')
