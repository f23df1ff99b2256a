SELECT film_id FROM film
WHERE (:title::text IS NULL OR title = :title) AND (:since::date IS NULL OR created_at >= :since)
