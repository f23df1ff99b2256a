SELECT title FROM film WHERE :title IS NULL OR title = :title
