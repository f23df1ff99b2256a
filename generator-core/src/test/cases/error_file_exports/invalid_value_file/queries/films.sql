SELECT film_id, title, year, length, tags FROM film WHERE year = :year
