SELECT film_id FROM film WHERE :address::macaddr = '08:00:2b:01:02:03'
