SELECT film_id FROM film WHERE keywords && :words
