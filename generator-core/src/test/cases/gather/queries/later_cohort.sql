SELECT title, length FROM film WHERE year >= coalesce(:from_year, 1900) + 10 AND year < :to_year
