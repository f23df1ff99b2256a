CREATE TABLE film (
    film_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title text NOT NULL,
    length smallint NOT NULL,
    upper_title text GENERATED ALWAYS AS (upper(title)) STORED
);
CREATE TABLE credit (film_id integer REFERENCES film, actor text, PRIMARY KEY (film_id, actor));

CREATE VIEW film_list AS SELECT film_id, title, upper_title, length / 60 AS hours, title AS same FROM film;
CREATE VIEW film_title AS SELECT title FROM film;
CREATE VIEW film_credit AS SELECT film_id, title, actor FROM film JOIN credit USING (film_id);
CREATE VIEW credits_by_film AS SELECT film_id, count(*) AS n FROM credit GROUP BY film_id;
CREATE VIEW busy_film AS SELECT film_id FROM credits_by_film WHERE n > 10;
CREATE VIEW constant AS SELECT length / 60 AS hours FROM film;
CREATE MATERIALIZED VIEW film_copy AS SELECT * FROM film;

CREATE VIEW film_by_rule AS SELECT film_id, title, length FROM film;
CREATE RULE add AS ON INSERT TO film_by_rule DO INSTEAD INSERT INTO film (title, length) VALUES (NEW.title, NEW.length);

CREATE FOREIGN DATA WRAPPER mute;
CREATE SERVER far FOREIGN DATA WRAPPER mute;
CREATE FOREIGN TABLE distant (id integer) SERVER far;
