SELECT '08:00:2b:01:02:03'::macaddr AS address FROM film
