SELECT title FROM film WHERE title = :text LIMIT :limit
