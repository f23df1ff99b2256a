SELECT f.film_id, f.title, upper(f.title) AS loud FROM film AS f WHERE f.Film_ID = :id
