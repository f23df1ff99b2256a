SELECT seat_id, place FROM seat WHERE seat_id = :seat_id
