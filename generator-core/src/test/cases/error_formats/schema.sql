CREATE TABLE film (film_id int PRIMARY KEY, title text NOT NULL, poster bytea);
