SELECT place, seat_id FROM seat WHERE seat_id = :seat_id
