SELECT counted(film_id) AS n FROM film
