SELECT title FROM film
WHERE film_id = {film_id} OR film_id = #{film_id} OR film_id = ${film_id} OR film_id = $film_id
   OR film_id = %(film_id)s OR film_id = :'film_id'
