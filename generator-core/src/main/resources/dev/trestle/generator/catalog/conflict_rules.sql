-- Tables whose rules keep ON CONFLICT out.
select distinct r.ev_class
  from pg_rewrite r
 where r.ev_type in ('2', '3')
