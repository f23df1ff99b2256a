SELECT title, year FROM film WHERE year >= :from_year AND (:rating::mpaa_rating IS NULL OR rating = :rating)
