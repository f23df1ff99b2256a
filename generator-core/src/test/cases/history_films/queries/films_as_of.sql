SELECT film_id, title, price FROM trestle_history.film_as_of(:at) ORDER BY film_id
