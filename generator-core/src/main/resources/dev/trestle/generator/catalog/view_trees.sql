select r.ev_class, r.ev_action::text as tree
  from pg_rewrite r
  join pg_class c on c.oid = r.ev_class
  join pg_namespace n on n.oid = c.relnamespace
 where r.ev_type = '1'
   and c.relkind in ('v', 'm')
   and n.nspname not like 'pg\_%'
   and n.nspname <> 'information_schema'
