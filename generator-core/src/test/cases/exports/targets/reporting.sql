CREATE TYPE condition AS ENUM ('mint', 'worn');
CREATE TYPE size AS (width integer, height integer);
CREATE SCHEMA reports;
CREATE TABLE reports."Loan" (
    "order" serial,
    loan_id numeric(20) NOT NULL,
    borrower text NOT NULL,
    fee numeric NOT NULL,
    deposit bigint,
    condition condition NOT NULL,
    frame size,
    tags text[],
    address inet,
    facts json,
    photo text,
    lent_at timestamptz NOT NULL,
    PRIMARY KEY (borrower, loan_id)
);
CREATE TABLE loan_text (loan_id text PRIMARY KEY, condition varchar(20) NOT NULL, deposit text, lent_at text, tags text, fee text);
CREATE TABLE print_state (print_id integer PRIMARY KEY, summary text NOT NULL);
CREATE TABLE print_place (print text PRIMARY KEY, summary text NOT NULL);
