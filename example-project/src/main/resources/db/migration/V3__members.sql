-- The people who come to the library's own screenings and write about what they saw.

CREATE TABLE member (
    member_id    uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    email        varchar(254) NOT NULL CONSTRAINT member_email_unique UNIQUE
                              CONSTRAINT member_email_form CHECK (email LIKE '%_@_%'),
    display_name varchar(40)  NOT NULL,
    joined       timestamp    NOT NULL DEFAULT localtimestamp,
    preferences  jsonb        NOT NULL DEFAULT '{}'
);

COMMENT ON TABLE member IS 'Somebody with a library card.';
COMMENT ON COLUMN member.joined IS 'By the clock on the library''s wall.';

CREATE TABLE review (
    film_id    integer     NOT NULL REFERENCES film ON DELETE CASCADE,
    member_id  uuid        NOT NULL REFERENCES member ON DELETE CASCADE,
    stars      smallint    NOT NULL CONSTRAINT review_stars_one_to_five CHECK (stars BETWEEN 1 AND 5),
    body       text,
    written_at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (film_id, member_id)
);

COMMENT ON TABLE review IS 'What a member thinks of a film; one for each film.';
COMMENT ON COLUMN review.stars IS 'From 1, a waste of an evening, to 5, see it twice.';

CREATE INDEX review_member ON review (member_id);
