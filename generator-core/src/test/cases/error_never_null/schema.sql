CREATE TABLE film (film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text, length integer);
