select k.conrelid, k.confrelid, k.conname, k.confdeltype = 'c' as cascades, a.attname, r.attname as referenced
  from pg_constraint k
  cross join unnest(k.conkey, k.confkey) with ordinality as p (attnum, refnum, place)
  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
  join pg_attribute r on r.attrelid = k.confrelid and r.attnum = p.refnum
 where k.contype = 'f'
 order by k.conname, k.oid, p.place
