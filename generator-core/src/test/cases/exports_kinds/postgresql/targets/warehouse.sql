CREATE TABLE kind (kind_id int PRIMARY KEY, flag boolean, small smallint, big bigint, single real,
    accurate double precision, amount numeric, label text, ident uuid, day date, clock time,
    stamp timestamp, moment timestamptz, bytes bytea, doc jsonb, tags text[])
