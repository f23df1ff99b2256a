CREATE SCHEMA trestle;
CREATE TABLE trestle.film_summary_state (film_id integer);
CREATE TABLE film (film_id integer PRIMARY KEY, title text NOT NULL, summary text);
