SELECT film_id FROM film WHERE :address::inet = '10.0.0.1'
