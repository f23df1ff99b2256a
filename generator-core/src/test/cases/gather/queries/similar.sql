SELECT other.*
FROM film AS this JOIN film AS other ON other.rating = this.rating AND other.film_id <> this.film_id
WHERE this.film_id = :film_id
ORDER BY other.film_id
