CREATE TABLE loan (
    loan_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    borrower varchar(60) NOT NULL,
    note text,
    fee numeric NOT NULL,
    tags text[] NOT NULL DEFAULT '{}'
);
