SELECT year FROM film WHERE :after::integer IS NULL OR film_id > :after
