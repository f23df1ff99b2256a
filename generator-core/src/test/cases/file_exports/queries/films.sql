-- Those of a year.
SELECT film_id, title, genre, rating, released, added, tags, facts, cover FROM film WHERE year = :year ORDER BY film_id;
