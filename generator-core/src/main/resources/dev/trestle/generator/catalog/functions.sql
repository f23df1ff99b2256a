-- An aggregate itself is never VOLATILE; the functions that it calls for the rows may be.
select p.oid,
       p.proname,
       oidvectortypes(p.proargtypes) as arguments,
       p.pronamespace = 'pg_catalog'::regnamespace and p.oid < 16384 as built_in,
       p.proisstrict as strict,
       p.provolatile = 'v' or coalesce(g.volatile, false) as volatile
  from pg_proc p
  left join lateral (
         select bool_or(f.provolatile = 'v') as volatile
           from pg_aggregate a
           join pg_proc f on f.oid in (a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,
                a.aggmtransfn, a.aggminvtransfn, a.aggmfinalfn)
          where p.prokind = 'a' and a.aggfnoid = p.oid) g on true
