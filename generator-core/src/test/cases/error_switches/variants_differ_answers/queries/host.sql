SELECT '10.0.0.1'::inet AS address FROM film
