CREATE SCHEMA one; CREATE SCHEMA two;
CREATE DOMAIN one.money_text AS text; CREATE DOMAIN two.money_text AS text;
CREATE TABLE film (film_id integer PRIMARY KEY, price numeric);
