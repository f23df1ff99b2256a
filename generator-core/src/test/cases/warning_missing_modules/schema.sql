CREATE TABLE film (film_id int PRIMARY KEY, title text NOT NULL, poster text);
CREATE TABLE film_log (film_id int NOT NULL, title text NOT NULL);
