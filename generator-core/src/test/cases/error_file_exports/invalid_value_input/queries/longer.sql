SELECT film_id, title, year, length, tags FROM film WHERE length > :length AND title = :title?
