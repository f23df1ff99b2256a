-- Code that queries may call, and rules of types that their values may break.
select exists (
         select from pg_proc p
           join pg_namespace n on n.oid = p.pronamespace
           left join pg_depend x
             on x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.refclassid = 'pg_extension'::regclass and x.deptype = 'e'
          where n.nspname not like 'pg\_%'
            and n.nspname not in ('information_schema', 'trestle', 'trestle_history')
            and p.prorettype <> 'trigger'::regtype
            and x.objid is null) as functions,
       array(select k.conname::text
               from pg_constraint k
               join pg_type t on t.oid = k.contypid
               join pg_namespace n on n.oid = t.typnamespace
              where k.contype = 'c'
                and n.nspname not like 'pg\_%'
                and n.nspname <> 'information_schema'
              order by k.conname collate "C") as domain_checks
