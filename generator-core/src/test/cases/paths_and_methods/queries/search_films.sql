SELECT film_id, title FROM film WHERE :text::text IS NULL OR title = :text
