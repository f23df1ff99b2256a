SELECT film_id, title FROM film WHERE tags && :tags::text[] AND length > :shortest
