select p.oid,
       p.proname,
       oidvectortypes(p.proargtypes) as arguments,
       p.pronamespace = 'pg_catalog'::regnamespace and p.oid < 16384 as built_in,
       p.proisstrict as strict,
       p.provolatile = 'v' as volatile
  from pg_proc p
