-- The prints on the library's shelves, and the cinemas that borrow them.

CREATE TABLE print (
    print_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    film_id  integer      NOT NULL REFERENCES film ON DELETE RESTRICT,
    format   print_format NOT NULL,
    barcode  char(8)      NOT NULL CONSTRAINT print_barcode_unique UNIQUE
                          CONSTRAINT print_barcode_form CHECK (barcode ~ '^[A-Z]{2}[0-9]{6}$'),
    shelf    varchar(12),
    wear     real         NOT NULL DEFAULT 0 CONSTRAINT print_wear_share CHECK (wear BETWEEN 0 AND 1),
    acquired date         NOT NULL DEFAULT current_date,
    notes    json
);

COMMENT ON TABLE print IS 'One physical or digital copy of a film.';
COMMENT ON COLUMN print.barcode IS 'Two capital letters and six digits.';
COMMENT ON COLUMN print.shelf IS 'Where it stands; null while it is being restored.';
COMMENT ON COLUMN print.wear IS '0 is as new, 1 is beyond use.';

CREATE INDEX print_film ON print (film_id);

CREATE TABLE cinema (
    cinema_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name      varchar(60)      NOT NULL,
    city      varchar(60)      NOT NULL,
    latitude  double precision NOT NULL,
    longitude double precision NOT NULL,
    seats     integer          NOT NULL CONSTRAINT cinema_seats_positive CHECK (seats > 0),
    opens_at  time             NOT NULL DEFAULT '18:00',
    formats   print_format[]   NOT NULL DEFAULT '{DCP}',
    trusted   boolean          NOT NULL DEFAULT false,
    CONSTRAINT cinema_name_city_unique UNIQUE (name, city)
);

COMMENT ON TABLE cinema IS 'A cinema that borrows prints.';
COMMENT ON COLUMN cinema.latitude IS 'Degrees north, WGS 84.';
COMMENT ON COLUMN cinema.longitude IS 'Degrees east, WGS 84.';
COMMENT ON COLUMN cinema.formats IS 'What its projectors can show.';
COMMENT ON COLUMN cinema.trusted IS 'May borrow without a deposit.';

CREATE TABLE loan (
    loan_id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    print_id    integer       NOT NULL REFERENCES print,
    cinema_id   integer       NOT NULL REFERENCES cinema,
    lent_at     timestamptz   NOT NULL DEFAULT now(),
    due_at      timestamptz   NOT NULL,
    returned_at timestamptz,
    fee         numeric(8, 2) NOT NULL DEFAULT 0 CONSTRAINT loan_fee_not_negative CHECK (fee >= 0),
    CONSTRAINT loan_due_after_lent CHECK (due_at > lent_at),
    CONSTRAINT loan_returned_after_lent CHECK (returned_at >= lent_at)
);

COMMENT ON TABLE loan IS 'A print lent to a cinema.';
COMMENT ON COLUMN loan.returned_at IS 'Null while the print is out.';
COMMENT ON COLUMN loan.fee IS 'In euros.';

-- A print can be out only once at a time.
CREATE UNIQUE INDEX loan_one_open_per_print ON loan (print_id) WHERE returned_at IS NULL;
CREATE INDEX loan_cinema ON loan (cinema_id);
