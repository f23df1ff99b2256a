SELECT tags FROM film
