select k.conrelid, a.attname
  from pg_constraint k
  cross join unnest(k.conkey) with ordinality as p (attnum, place)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
 where k.contype = 'p'
 order by p.place
