-- Rules other than a view's own; they can put any statement in place of the one that was written.
select distinct r.ev_class
  from pg_rewrite r
 where r.ev_type <> '1'
