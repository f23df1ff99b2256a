CREATE TABLE loan (
    loan_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    borrower varchar(60) NOT NULL,
    note text,
    fee numeric NOT NULL,
    tags text[] NOT NULL DEFAULT '{}'
);

DO $$
BEGIN
    EXECUTE 'CREATE TABLE wide (id integer PRIMARY KEY, '
        || (SELECT string_agg(format('c%s integer', n), ', ') FROM generate_series(1, 260) n) || ')';
END $$;
CREATE TABLE wide_log (LIKE wide INCLUDING ALL);
CREATE TYPE condition AS ENUM ('mint', 'worn', 'torn');
CREATE TABLE print (
    print_id integer PRIMARY KEY,
    condition condition NOT NULL,
    conditions condition[] NOT NULL,
    seen timestamp NOT NULL,
    weight double precision NOT NULL,
    price numeric(17,5) NOT NULL
);
