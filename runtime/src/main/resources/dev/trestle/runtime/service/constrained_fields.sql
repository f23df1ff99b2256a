-- Which field of a table or view a constraint is about, as a key and the field's name. A key is the table or view that a statement
-- names, the table that an error names, and the constraint that it names, or the column of a view's table after a dot, where
-- that is NOT NULL; or the domain instead of the table, where one field is of it.
with recursive wanted as (
    select c.oid, format('%I.%I', n.nspname, c.relname) as target
      from unnest(?::text[], ?::text[]) as one (schema, name)
      join pg_namespace n on n.nspname = one.schema
      join pg_class c on c.relnamespace = n.oid and c.relname = one.name
), reach (oid) as (
    select oid from wanted
     union
    select d.refobjid
      from reach
      join pg_rewrite r on r.ev_class = reach.oid and r.ev_type = '1'
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
), origin (view, col, rel, origin) as (
    select r.ev_class, m[1]::int2, m[2]::oid, m[3]::int2
      from reach
      join pg_rewrite r on r.ev_class = reach.oid and r.ev_type = '1'
     cross join regexp_matches(r.ev_action::text,
           ':resno (\d+) :resname \S+ :ressortgroupref \d+ :resorigtbl ([1-9]\d*) :resorigcol (\d+)', 'g') as m
), field (target, name, rel, col, below) as (
    select w.target, a.attname, w.oid, a.attnum, false
      from wanted w
      join pg_attribute a on a.attrelid = w.oid and a.attnum > 0 and not a.attisdropped
     union
    select f.target, f.name, o.rel, o.origin, true
      from field f
      join origin o on o.view = f.rel and o.col = f.col
), base as (
    select f.*, format('%s %s.%s', f.target, n.nspname, c.relname) as owner, a.attname, a.atttypid
      from field f
      join pg_class c on c.oid = f.rel and c.relkind in ('r', 'p', 'f')
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = f.rel and a.attnum = f.col
)
select owner || '.' || attname, name
  from base
 where below
 union all
select owner || ' ' || k.conname, name
  from base
  join pg_constraint k on k.conrelid = rel and k.conkey = array[col] and k.contype in ('c', 'f', 'x')
 union all
select owner || ' ' || i.relname, name
  from base
  join pg_index x on x.indrelid = rel and x.indisunique and x.indnkeyatts = 1 and x.indkey[0] = col
  join pg_class i on i.oid = x.indexrelid
 union all
select format('%s %s.%s %s', target, n.nspname, t.typname, k.conname), min(name)
  from base
  join pg_type t on t.oid = atttypid and t.typtype = 'd'
  join pg_namespace n on n.oid = t.typnamespace
  join pg_constraint k on k.contypid = t.oid
 group by target, n.nspname, t.typname, k.conname
having count(*) = 1
