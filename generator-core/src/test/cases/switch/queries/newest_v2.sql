SELECT title, max(year) AS year FROM film WHERE year >= :since GROUP BY title ORDER BY title
