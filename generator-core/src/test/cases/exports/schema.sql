CREATE TYPE condition AS ENUM ('mint', 'worn');
CREATE TYPE size AS (width integer, height integer);
CREATE DOMAIN cents AS integer CHECK (VALUE >= 0);

CREATE TABLE loan (
    loan_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    print_id integer NOT NULL,
    borrower varchar(60) NOT NULL,
    fee numeric(8,2) NOT NULL,
    deposit cents,
    condition condition NOT NULL DEFAULT 'mint',
    frame size,
    tags text[] NOT NULL DEFAULT '{}',
    address inet,
    facts jsonb,
    photo text,
    lent_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (print_id, borrower)
);

CREATE TABLE loan_audit (
    borrower text NOT NULL,
    loan_id bigint NOT NULL,
    fee numeric NOT NULL,
    entered_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (loan_id)
);

CREATE TABLE print_move (
    move_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    print_id integer NOT NULL,
    place text NOT NULL,
    moved_at timestamptz NOT NULL DEFAULT now()
);
