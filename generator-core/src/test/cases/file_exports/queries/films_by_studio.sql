SELECT year, film_id, title, studio, rating FROM film WHERE year >= coalesce(:since, 0) ORDER BY title;
