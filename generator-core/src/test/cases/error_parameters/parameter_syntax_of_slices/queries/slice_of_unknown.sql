SELECT tags[1:keep] AS first FROM film
