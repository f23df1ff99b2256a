SELECT title FROM film WHERE year > :after
