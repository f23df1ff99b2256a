SELECT title FROM film WHERE title = :title
