SELECT title, year FROM film WHERE year >= :since ORDER BY year DESC
