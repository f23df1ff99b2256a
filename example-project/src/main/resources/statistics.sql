CREATE TABLE IF NOT EXISTS review (
    film_id    INTEGER NOT NULL,
    member_id  TEXT    NOT NULL,
    stars      INTEGER NOT NULL,
    body       TEXT,
    written_at TEXT,
    PRIMARY KEY (film_id, member_id)
)
