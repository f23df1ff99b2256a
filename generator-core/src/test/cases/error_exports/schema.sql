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
